import { renderYaml } from '../../text/yaml.ts';

/** Where GitHub looks for it: in a repo, else in the `.github` repo of its owner. */
export const REPORT_FORM_PATH = '.github/VULNERABILITY_REPORT.yml';

/**
 * GitHub's form for private reports, from the configuration: it asks for what `findPieces` looks for, in the same order,
 * under headings that it reads as fields. What is required is what nobody can assess a report without.
 * Source of the syntax: docs.github.com, "Syntax for GitHub's form schema"; the file's name: GitHub changelog 2026-10-01.
 */
export function renderReportForm({
  intake,
}: {
  readonly intake: { readonly outOfScope: readonly string[] };
}): string {
  const form = {
    name: 'Vulnerability report',
    description: 'Report a vulnerability in private.',
    body: [
      { type: 'markdown', attributes: { value: INTRODUCTION } },
      area('summary', 'Summary', 'What is wrong, in a few sentences.', true),
      area('proof', 'Proof of concept', PROOF, true),
      area('steps', 'Steps to reproduce', 'If it takes more than running the proof of concept.', false),
      line(
        'versions',
        'Affected versions',
        'The package and the versions that you tried: `example 1.2.3`.',
        true,
      ),
      area('expected', 'Expected behavior', 'What should happen.', false),
      area('actual', 'Actual behavior', 'What happens instead.', false),
      area('impact', 'Impact', 'What an attacker gains, and what they need for it.', true),
      ...scope(intake.outOfScope),
      area('fix', 'Suggested fix', 'If you have one.', false),
      area('ai', 'AI assistance', AI, false),
      line('credit', 'Credit', 'How you want to be named in the advisory, if at all.', false),
    ],
  };
  return `${HEAD}${renderYaml(form)}`;
}

const HEAD = '# Made from .github/security-process.yml of the triage repo. Edit it as you like.\n';

const INTRODUCTION = `Thank you. One flaw in each report, please, in your own words.

Only the maintainers read this. Do not tell anybody else before the advisory is out.
`;

const PROOF = `The shortest script that shows it. Ideally it exits with 1 where the flaw is there, and with 0 where it is not.
`;

const AI = `Which AI tools helped to find this or to write it, and how. It decides nothing; write "None" if there were none.
`;

const area = (id: string, label: string, description: string, required: boolean) => ({
  type: 'textarea',
  id,
  attributes: { label, description },
  validations: { required },
});

const line = (id: string, label: string, description: string, required: boolean) => ({
  ...area(id, label, description, required),
  type: 'input',
});

/** What the project does not treat as a vulnerability, to be ticked; nothing where it has no such list. */
const scope = (outOfScope: readonly string[]) =>
  outOfScope.length === 0
    ? []
    : [
        {
          type: 'checkboxes',
          id: 'scope',
          attributes: {
            label: 'Out of scope',
            description:
              'We do not treat these as vulnerabilities. Tick what your report needs; say in the summary why it is one all the same.',
            options: outOfScope.map((label) => ({ label })),
          },
        },
      ];
