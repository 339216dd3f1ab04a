/** What push protection takes for a secret: patterns of tokens whose form their issuers have published. */

const patterns: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['GitHub Personal Access Token', /\bgh[pous]_[A-Za-z0-9]{36}/],
  ['GitHub Refresh Token', /\bghr_[A-Za-z0-9]{36}/],
  ['GitHub Personal Access Token', /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/],
  ['npm Access Token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['Amazon AWS Access Key ID', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['Slack API Token', /\bxox[abprs]-[0-9]{8,}-[0-9A-Za-z-]{10,}/],
  ['Stripe API Key', /\b[rs]k_live_[0-9A-Za-z]{24,}/],
  ['Google API Key', /\bAIza[0-9A-Za-z_-]{35}\b/],
  ['GitLab Personal Access Token', /\bglpat-[0-9A-Za-z_-]{20}\b/],
  ['SendGrid API Key', /\bSG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}\b/],
  ['PyPI API Token', /\bpypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50,}/],
];

/** The kind of secret that a file's content holds, or undefined. Base64 is not looked into. */
export function findSecret(content: string): string | undefined {
  return patterns.find(([, pattern]) => pattern.test(content))?.[0];
}
