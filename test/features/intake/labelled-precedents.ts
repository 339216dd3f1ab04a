/**
 * Reports that teams dismiss, made up, as different people write them, about packages that do not exist. Those of one `kind`
 * are precedents for each other, whichever package they are about: the team would answer them in the same way. Those of no
 * other report's kind are near misses: the same words, another question.
 */
export interface LabelledPrecedent {
  readonly kind: string;
  readonly package: string;
  readonly text: string;
}

const of = (
  kind: string,
  ...texts: readonly (readonly [name: string, text: string])[]
): readonly LabelledPrecedent[] => texts.map(([name, text]) => ({ kind, package: name, text }));

export const LABELLED_PRECEDENTS: readonly LabelledPrecedent[] = [
  ...of(
    'spf',
    [
      'widget',
      'Your domain has no DMARC policy and a soft SPF record, so that anybody can spoof mails with your domain as sender. Please publish DMARC with p=reject and a strict SPF record.',
    ],
    [
      'gadget',
      'Missing SPF/DMARC. I could spoof an e-mail from your domain: the SPF record ends in ~all and no DMARC policy is published. A phishing sender may pose as the project.',
    ],
    [
      'gizmo',
      'Email spoofing: the DMARC record of the domain is p=none and SPF soft-fails, therefore mails with a forged sender arrive in the inbox. Phishing is likely.',
    ],
  ),
  ...of(
    'frame',
    [
      'website',
      'Clickjacking: the documentation site can be framed, X-Frame-Options and frame-ancestors are absent. An overlay page in an iframe makes visitors click hidden buttons.',
    ],
    [
      'docs',
      'The site lacks X-Frame-Options, so a page can embed it in an iframe (clickjacking). With a transparent overlay visitors click on hidden buttons. Add frame-ancestors.',
    ],
  ),
  ...of(
    'trusted-options',
    [
      'widget',
      'The option `template` of widget is compiled with new Function, so an application that passes untrusted input as template runs arbitrary code. The documentation says that templates are trusted, but developers overlook it.',
    ],
    [
      'viewer',
      'Arbitrary code execution in viewer: whoever controls the template string passed to compile() gets code compiled by new Function. Templates from untrusted users are compiled as they are. The documentation calls templates trusted.',
    ],
  ),
  ...of(
    'dev-dependency',
    [
      'gadget',
      'npm audit shows 14 vulnerabilities in devDependencies (mocha, eslint): braces, semver, minimatch. Please bump these devDependencies, npm audit fix does it.',
    ],
    [
      'widget',
      'Running npm audit in the repository lists 9 vulnerabilities, all in devDependencies such as eslint and minimatch. Run npm audit fix and bump mocha.',
    ],
  ),
  ...of(
    'rate-limit',
    [
      'portal',
      'There is no rate limiting on the login form, an account can be brute forced: I sent 5000 passwords with Burp Intruder and never got a captcha or lockout.',
    ],
    [
      'forum',
      'Missing rate limiting at login. Burp Intruder tried 2000 passwords for one account without lockout or captcha, brute forcing becomes feasible.',
    ],
  ),
  ...of(
    'version-banner',
    [
      'website',
      'The X-Powered-By banner discloses that the website is served by framework 4.18, which helps fingerprinting. Please hide the banner.',
    ],
    [
      'api',
      'Fingerprinting through the X-Powered-By banner: every answer discloses the framework and its release. The banner should be hidden.',
    ],
  ),
  ...of('own-console', [
    'playground',
    'Self-XSS: pasting a snippet into the browser console of the playground shows an alert with document.cookie. Victims could be talked into pasting the snippet themselves.',
  ]),
  ...of('stored-snippet', [
    'playground',
    'XSS: a snippet that was shared by link is rendered as HTML in the playground, so that opening the shared link runs a script with the cookie of whoever opens it.',
  ]),
  ...of('login-bypass', [
    'portal',
    'The login form accepts any password when the account name ends with a null byte: the comparison stops there. I could open the account of the administrator.',
  ]),
  ...of('runtime-dependency', [
    'gadget',
    'gadget depends on oldzip 1.0 at runtime, whose extract() follows symbolic links, so that an archive that a visitor uploads overwrites files outside of its folder.',
  ]),
  ...of('redos-header', [
    'widget',
    'ReDoS in the parser of the Accept-Charset header: a run of 50000 spaces keeps the event loop busy for 20 seconds because of nested quantifiers in parseCharset.',
  ]),
  ...of('redos-cli', [
    'cli',
    'ReDoS in the command line tool: a pattern that the user types as an argument of --filter may backtrack for minutes. Only the user of the terminal waits.',
  ]),
];
