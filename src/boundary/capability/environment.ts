import { secure } from '../security/words.ts';
import type { FileView } from '../view.ts';

/** Names of what is secret, of where secrets and code are, and of what turns checks off. */
const telling =
  /key|pass|pwd|cred|cookie|private|jwt|salt|seed|wallet|user|login|aws|gcp|azure|git|npm|ssh|gpg|dsn|database|db_|ur[il]|conn|hook|home|path|node|^ld_|dyld|proxy|shell|editor|skip|disable|bypass|no_|test|debug|insecure|^ci/i;

/**
 * True for one more variable of a file that reads others by their names already, where the name is
 * that of a plain setting: `PORT` tells nobody anything.
 */
export function readsItsSettings(file: FileView, key: string): boolean {
  const name = key.slice('environment '.length);
  if (!/^[A-Z][A-Z0-9_]*$/.test(name) || telling.test(name) || secure.test(name)) return false;
  return [...file.capabilities('before').keys()].some((each) =>
    /^environment [A-Z][A-Z0-9_]*$/.test(each),
  );
}
