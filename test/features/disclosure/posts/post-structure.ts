/** The fields of a security post, read from real and generated posts by the same rules. */
export interface PostStructure {
  readonly frontMatterKeys: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly tags: string;
  readonly authors: readonly string[];
  readonly importLine: string | undefined;
  readonly intro: string;
  readonly introLinks: readonly string[];
  /** `2`: how many vulnerabilities the first paragraph says were addressed, or null where it gives no number. */
  readonly introCount: number | null;
  readonly alertType: string | undefined;
  readonly alert: string;
  readonly listLead: string;
  readonly list: readonly { readonly text: string; readonly anchor: string }[];
  readonly blocks: readonly BlockStructure[];
  readonly closing: string | undefined;
}

export interface BlockStructure {
  readonly level: number;
  readonly heading: string;
  readonly cve: string;
  readonly severity: string;
  readonly kind: string;
  readonly lead: string;
  readonly leadPackage: string | undefined;
  readonly leadVersions: readonly string[];
  readonly leadSaysVulnerable: boolean;
  readonly paragraphs: number;
  readonly affected: readonly string[];
  readonly patched: readonly string[];
  readonly patchedLabel: string | undefined;
  readonly hardBreak: boolean;
  readonly ghsa: string | undefined;
  readonly ghsaUrl: string | undefined;
  readonly detailsSentence: string | undefined;
}

const NPM_LINK = /\[([^\]]+)\]\(https:\/\/www\.npmjs\.com\/package\/([^)]+)\)/g;

export function parsePost(source: string): PostStructure {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const [head = '', ...sections] = body.split(/^(?=#{2,3} )/m);
  const last = sections.at(-1) ?? '';
  const closing = /\n---\n[\s\S]*?((?:We recommend|We encourage)[^\n]*)\n$/.exec(last)?.[1];
  const paragraphs = head
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const intro = paragraphs.find((paragraph) => !/^(?:import|<)/.test(paragraph)) ?? '';
  return {
    frontMatterKeys: [...front.matchAll(/^(\w+):/gm)].map((match) => match[1] ?? ''),
    title: /^title: (.*)$/m.exec(front)?.[1] ?? '',
    description: /^description: (.*)$/m.exec(front)?.[1] ?? '',
    tags: /^tags: (.*)$/m.exec(front)?.[1] ?? '',
    authors: [...front.matchAll(/^ {2}- name: (.*)\n {4}github: (.*)$/gm)].map(
      (match) => `${match[1]} ${match[2]}`,
    ),
    importLine: /^import .*$/m.exec(head)?.[0],
    intro,
    introLinks: [...intro.matchAll(NPM_LINK)].map((match) => match[2] ?? ''),
    introCount: countAddressed(intro),
    alertType: /<Alert type="(\w+)">/.exec(head)?.[1],
    alert: (/<Alert[^>]*>([\s\S]*?)<\/Alert>/.exec(head)?.[1] ?? '').trim().replace(/\s+/g, ' '),
    listLead: /^The following vulnerabilit.*$/m.exec(head)?.[0] ?? '',
    list: [...head.matchAll(/^- \[(.*)\]\(#(.*)\)$/gm)].map((match) => ({
      text: match[1] ?? '',
      anchor: match[2] ?? '',
    })),
    blocks: sections.map((section) => parseBlock(section.replace(/\n---\n[\s\S]*$/, '\n'))),
    closing,
  };
}

function countAddressed(intro: string): number | null {
  const [, number = ''] =
    /addressing (an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) /.exec(intro) ?? [];
  if (number === '') return null;
  const words = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return words.indexOf(number.replace(/^(?:an|one)$/, 'a')) + 1 || Number(number);
}

function parseBlock(section: string): BlockStructure {
  const [, marks = '', heading = ''] = /^(#+) (.*)$/m.exec(section) ?? [];
  const before = /^(\w+) severity vulnerability (CVE-[\d-]+) in \S+ ?(.*)$/.exec(heading);
  const since = /^(CVE-[\d-]+) in \S+ ?(.*?) ?\((\w+)\)$/.exec(heading);
  const lead = section.split(/\n{2,}/)[1] ?? '';
  const details = /\[(GHSA-[\w-]+)\]\(([^)]+)\)/.exec(section);
  const affectedAt = section.search(/^\*\*Affected versions\*\*/m);
  return {
    level: marks.length,
    heading,
    cve: before?.[2] ?? since?.[1] ?? '',
    severity: before?.[1] ?? since?.[3] ?? '',
    kind: before?.[3] ?? since?.[2] ?? '',
    lead,
    leadVersions: joinInterval(
      [...lead.matchAll(/`([^`]*\d\.\d[^`]*)`/g)].map((match) =>
        (match[1] ?? '').replace(/([<>]=?)\s+/g, '$1'),
      ),
    ),
    leadPackage: [...lead.matchAll(NPM_LINK)][0]?.[2],
    leadSaysVulnerable: /\*\*.*(?:vulnerable to|uses a) .*\*\*/.test(lead),
    paragraphs:
      section
        .slice(0, affectedAt)
        .trim()
        .split(/\n{2,}/).length - 2,
    affected: readVersions(section, 'Affected versions'),
    patched: readVersions(section, 'Patched versions?'),
    patchedLabel: /\*\*(Patched versions?)\*\*/.exec(section)?.[1],
    hardBreak: /^\*\*Affected versions\*\*.*(?:\\| {2})\n\*\*Patched/m.test(section),
    ghsa: details?.[1],
    ghsaUrl: details?.[2],
    detailsSentence: /^(.*?) \[GHSA-/m.exec(section)?.[1],
  };
}

/** Ranges of a line or of the list under it, with one spelling: `>=1.0.0, <2.0.0`. */
function readVersions(section: string, label: string): readonly string[] {
  const [, line = '', list = ''] =
    new RegExp(`^\\*\\*${label}\\*\\*:?(.*)\\n((?:\\n?- .*\\n)*)`, 'm').exec(section) ?? [];
  const rows = list.trim() === '' ? [line] : list.trim().split(/\n+/);
  return rows.flatMap((row) => {
    const codes = [...row.matchAll(/`([^`]+)`/g)].map((match) =>
      (match[1] ?? '').replace(/([<>]=?)\s+/g, '$1'),
    );
    return joinInterval(codes);
  });
}

/** Older posts write one interval as two code spans: `>=5.0.0-alpha.1` and `<5.0.0`. */
function joinInterval(codes: readonly string[]): readonly string[] {
  const [from = '', to = ''] = codes;
  return codes.length === 2 && /^>/.test(from) && /^</.test(to) ? [`${from}, ${to}`] : codes;
}
