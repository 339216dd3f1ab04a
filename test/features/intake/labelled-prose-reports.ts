/** Reports in people's own form, made up, labelled as those of labelled-form-reports.ts. */
export interface LabelledText {
  readonly text: string;
  readonly holds: string;
  readonly ai?: string;
}

export const LABELLED_PROSE_REPORTS: readonly LabelledText[] = [
  {
    text: 'Hi team,\n\nI found that your router decodes twice, so `%252e` becomes `.`. A remote attacker can read files outside of the root. I saw it with router 2.1.0; before 2.0 it was fine.\n\ncurl http://localhost:3000/%252e%252e/etc/passwd\n\nRegards',
    holds: 'PVI',
  },
  { text: 'There is a serious problem in your login. Contact me for the details and payment.', holds: '' },
  {
    text: '# Description\nThe cookie is set without a path.\n\n# How to reproduce\n1. Start the app\n2. Log in\n3. Open /other\n\n# Expected behavior\nNo cookie\n\n# Actual behavior\nThe cookie is sent',
    holds: 'SEA',
  },
  {
    text: '**Summary:** open redirect\n\n**Steps:**\n\n1. open `//evil.example`\n2. follow\n\n**Impact:**\n\nphishing of users\n\n**Remediation:**\n\n```js\nif (isLocal(url)) redirect(url);\n```',
    holds: 'SI',
  },
  {
    text: '## Mitigation\n\nUpgrade to 3.0.0, which should reject it.\n\n## References\n\nhttps://gist.github.com/a/1\n\n## Credits\n\nme',
    holds: '',
  },
  {
    text: 'Environment:\n\nNode.js 22.1.0, Ubuntu 24.04\n\nAffected versions:\n\nall up to 1.9\n\nProof of concept:\n\n```js\nfor (;;) send(1);\n```',
    holds: 'PV',
  },
  {
    text: 'I am not a native speaker, and used ChatGPT for the English.\n\nWhen a header is 70000 long, the process crashes.',
    holds: 'A',
    ai: 'I am not a native speaker, and used ChatGPT for the English.',
  },
  {
    text: '### Summary\n\nx\n\n### Reproduction\n\n```sh\n# comment, not a heading\nnpm i widget@1.0.0\nnode app.js\n```\n\n### Vulnerable versions\n\n>= 1.0.0',
    holds: 'PSV',
  },
  {
    text: 'The documentation says that the limit counts bytes. I expected 413 for a body of 2 MB with a limit of 1 MB. Instead the body was parsed whole. This leads to resource exhaustion.',
    holds: 'EAI',
  },
  {
    text: '## Severity\n\nCVSS 9.8, critical\n\n## Root cause\n\n`lib/index.js` line 12 joins strings.\n\n## Suggested patch\n\n```diff\n- a + b\n+ join(a, b)\n```',
    holds: '',
  },
  {
    text: '### Steps to reproduce\n\n_No response_\n\n### Expected behavior\n\n_No response_\n\n### Affected versions\n\n1.x\n\n### Impact\n\nUnknown',
    holds: 'V',
  },
  {
    text: 'Dear maintainers, our scanner lists 14 findings, see the attached PDF. Some are critical.',
    holds: '',
  },
  {
    text: 'Bug: `qs.parse("a[]=".repeat(1e5))` blocks the event loop for 40 s on qs 6.13.0.',
    holds: 'PVA',
  },
  {
    text: "Hello,\n\nusing express-like-router 1.4.2 I can make `next()` be called twice:\n\n```js\napp.use((req, res, next) => { next(); next(); });\n```\n\nEvery request then gets two answers, the second one that of another user. That allows disclosure of other users' data.",
    holds: 'PVI',
  },
  {
    text: '### Description\n\nThe size limit is not enforced for chunked bodies.\n\n### Steps To Reproduce:\n\n  1. start `server.js`\n  2. send 3 GB chunked\n\n## Supporting Material/References:\n\n  * log.txt\n\n## Impact\n\nmemory of the host is used up',
    holds: 'SI',
  },
  {
    text: 'Vulnerability type: XSS\nAffected component: error page\nAffected version: 2.2.0\nImpact: script runs in the browser of the visitor\nPoC: https://example.com/?e=<img src=x onerror=alert(1)>',
    holds: 'PVI',
  },
];
