/** Words of names that have to do with who may do what. */
export const secure =
  /auth|permi|privilege|role|admin|owner|token|session|csrf|xsrf|secret|passw|credential|signature|signed|verif|allow|deny|denied|forbid|access|grant|scope|policy|origin|trust|limit|quota|rate|expir|nonce|hmac|cert|tls|ssl|__proto__|prototype|sanit|escape|valid|safe|secure|protect|block|ban|lock|attempt|max|travers|whitelist|blacklist/i;

/** Names of functions that check and refuse. */
export const checking =
  /^(?:assert|invariant|ensure|verify|validate|require(?=[A-Z])|check|guard|authori[sz]e|authenticate|protect|enforce|must|forbid|deny|reject|expectType|is(?:Valid|Safe|Allowed|Authori[sz]ed|Authenticated|Admin|Owner|Trusted)|can(?=[A-Z])|has(?:Permission|Role|Access|Scope)|allow)/i;

/** Names of functions that make a value harmless. */
export const sanitising =
  /(?:escape|sanit|purify|encode|quote|cleanse?|strip(?:tags|html|scripts?|control)|clean(?:html|input)|htmlspecial|xss|slugify|safe(?:path|join|name|html|url|text)|^safe$|normali[sz]e(?:path|url)|validat|whitelist|allowlist)/i;

/** Names of steps in a chain that protect what comes after. */
export const protecting =
  /auth|guard|permission|csrf|csurf|xsrf|lusca|validat|limit|slowdown|brute|throttle|protect|verify|helmet|cors\b|sanit|require(?=[A-Z])|ensure|check|hpp|firewall|acl|rbac|role|admin|login|loggedin|session|secure|security|policy|passport|jwt|oauth|keycloak|saml|xss|celebrate|joi|schema|restrict|private|whitelist|allowlist|ipfilter|captcha|sign(?:ed|ature)|tenant|csp|hsts|pipe$/i;

/** Names of what must not be seen or guessed. */
export const secretive =
  /(?:^|[_.-])(?:pass(?:word|phrase|wd)?|secret|token|salt|nonce|iv|otp|pin|csrf|session_?id|api_?key|private_?key|access_?key|credential)s?$|(?:Pass(?:word|phrase)|Secret|Token|Salt|Nonce|Otp|SessionId|ApiKey|PrivateKey|AccessKey|Credential)s?$|^(?:password|secret|token|salt|nonce|otp|apiKey)[A-Z]?/;
