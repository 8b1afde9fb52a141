import type { z } from 'zod';
import { reviewSchema } from '../config/index.ts';

/** Who must sign for what: the `review` part of the config. */
export const policySchema = reviewSchema;

export type Policy = Readonly<z.infer<typeof policySchema>>;

/** What holds where nothing is configured. */
export const defaultPolicy: Policy = policySchema.parse({});

/** Files that change what later changes are judged by, whoever else says that they do not. */
export function isRuleFile(file: string, policy: Policy): boolean {
  const own = [policy.allowedSigners, policy.revokedKeys].some(
    (name) => name !== undefined && (file === name || file.endsWith(`/${name}`)),
  );
  const base = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  const isNamed = /^(?:pawl[.]config[.](?:[cm]?[jt]s|json)|pawl[.]signers|codeowners)$/.test(base);
  return own || isNamed || file.toLowerCase().split('/').includes('.pawl');
}
