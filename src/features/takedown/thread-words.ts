/**
 * What a public thread says, as far as words and signs tell: whether it shows how a flaw is used, or only asks whom to
 * tell of it. Wrong guesses cost a question, never a disclosure.
 */

/** Longer texts are not read: nobody asks for a contact at such length. */
const MOST_SIGNS = 20_000;

/**
 * Without comments, the boxes of a form and its headings, which say nothing by themselves, and without addresses; an
 * address that attacks something stays, and so does a file.
 */
export function readThreadWords(text: string): string {
  return text
    .slice(0, MOST_SIGNS)
    .normalize('NFKC')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/^[^\S\n]*[-*] \[[ x]\].*$/gim, ' ')
    .replace(/^\s{0,3}#{1,6} [^?\n]*$/gm, ' ')
    .replace(/https?:\/\/[^\s)>\]]+/gi, (url) => (TELLING_URL.test(url) ? url : ' '))
    .replace(/[ \t]+/g, ' ');
}

const TELLING_URL =
  /\.\.|[<'"`]|%(?:3c|27|22|2e|00)|user-attachments|user-images|\/(?:files|assets|blob)\/|:\/\/(?:localhost|127\.|victim|target|\d+\.\d+)/i;

const FILES = 'c|cc|cpp|h|js|mjs|ts|tsx|jsx|py|php|rb|go|rs|java|kt|cs|swift|vue|sql|jsp|aspx?';
const DETAILS = new RegExp(
  [
    // Code and output.
    String.raw`(?:^|\n) {0,20}(?:\u0060{3,9}|~{3,9})[^\n\u0060]{0,80}\n(?!\s{0,20}(?:\u0060{3}|~{3}))\s{0,20}\S`,
    String.raw`\u0060[^\u0060\n]{0,200}[(){}<>=;$\\][^\u0060\n]{0,200}\u0060`,
    // Markup, statements, paths, requests.
    String.raw`<(?:script|svg|iframe|img|object|embed|style|body|a|input|math)\b(?![^>]{0,300}src="?https://(?:img\.shields|github|user-images))[^>]{0,300}>`,
    String.raw`\.\.[/\\]|%2e%2e|%00|\{\{.{0,200}\}\}|\$\{.{0,200}\}|\balert\(|\bon(?:error|load|click)=|\bjavascript:|' ?or ?'?1|\bunion (?:all )?select\b|__proto__`,
    String.raw`\b(?:GET|POST|PUT|DELETE|PATCH) /\S*|\bHTTP/[12]\b|\bcurl -|\bat \S+:\d+:\d+|#\d{1,4} 0x[0-9a-f]|0x[0-9a-f]{6,}`,
    String.raw`(?<![@/.:\w-])(?!(?:node|vue|next|nuxt|express|react|three|socket)\.)(?:[\w-]{1,60}/){0,12}[\w-]{1,60}\.(?:${FILES})\b|/etc/passwd`,
    String.raw`\b\w{1,60}\(\)|\b\w{1,60}->\w|\b\w{1,60}::\w`,
    String.raw`\?[\w[\]-]+=`,
    // What it exposes, and by what, in words.
    String.raw`\bexpos(?:es?|ing) (?:\w+ ){0,3}(?:secrets?|keys?|passwords?|credentials?|tokens?|files?|data)\b|\bby (?:sending|uploading|setting|passing|changing|injecting|requesting) `,
    String.raw`\b(?:sending|uploading|passing|posting|requesting|opening|calling|setting|changing) [^.?!\n]{3,200}\b(?:makes|causes|crashes|lets|allows|leads|hangs|kills|exhausts|bypasses|returns|reveals|gives)\b`,
    // Pictures and files.
    String.raw`!\[[^\]]{0,200}\]\(|user-attachments/|user-images\.githubusercontent|github\.com/[\w.-]+/[\w.-]+/(?:files|assets|blob)/`,
    String.raw`\b(?:steps to reproduce|proof of concept|poc|exploit code|payload)\b\W{0,4}\w[^?]{40}`,
  ].join('|'),
  'i',
);

/** Code, a payload, a request, a place in the source, a picture; or in words, when it happens and what then is open. */
export const showsDetails = (words: string): boolean => DETAILS.test(words) || tellsWhen(words);

const PLATFORM =
  /\b(?:huntr|hacker ?one|bugcrowd|intigriti|yes ?we ?hack|open ?bug ?bounty|immunefi|zerocopter|hackenproof|federacy|synack|cobalt\.io|patchstack|wordfence|zero day initiative|zdi|issuehunt|plugbounty|yogosha|bugbase|detectify|bounty ?factory|plugin ?security)\b/i;
const BOUNTY = /\bbug[ -]?bount(?:y|ies)\b|\/bount(?:y|ies)\/|\bbounty (?:board|platform|program)/i;
const NOTICE =
  /\b(?:disclosed|reported|submitted|sent) (?:\w+ ){0,3}(?:to us|(?:on|via|through|to|at) (?:our|the) (?:platform|program))\b|\bautomatically generated\b|\bvisit (?:\W{0,4}$|\W{0,4}(?:for|to) |(?:the|this|our) )|\b(?:report|advisory|details)\b[^.\n]{0,60}\b(?:available|waiting|found|published|view|claim)\b|\b(?:claim|validate|view|review) (?:the|this|your) (?:report|disclosure|submission)\b|\b(?:claim|validate|view|review|see) it\b|\bsubmitted an? (?:\w+ )?(?:report|vulnerability|submission)\b/im;

/** What a platform, or its program, writes where a report waits with it. */
export const isBountyNotice = (words: string): boolean =>
  (PLATFORM.test(words) || BOUNTY.test(words)) && NOTICE.test(words);

/** Words for a private way and for whom to turn to, by language; a stem stands for all of its forms. */
const CONTACT = new RegExp(
  [
    String.raw`\b(?:security|private|confidential) (?:contact|e-?mail|address|channel|representative|team|inbox)`,
    String.raw`\b(?:how|where|whom?) (?:can|do|should|may|could|would|to) (?:i|we|one)?\b.{0,30}\b(?:report|contact|disclos|reach|send|submit|notify)`,
    String.raw`\b(?:contact|reach|e-?mail|message|dm|write) (?:you|me|us|the (?:maintainers?|team|developers?|owners?))\b|\bget in (?:touch|contact)\b|\breach out\b`,
    String.raw`\bprivate(?:ly)?\b.{0,40}\b(?:report|contact|channel|disclos|share|send|discuss|way|reporting|talk)|\b(?:report|contact|disclos|share|send|discuss|talk)\w*\b.{0,60}\b(?:private(?:ly)?|in confidence|confidentially|securely)\b`,
    String.raw`\b(?:responsible|coordinated) (?:disclosure|vulnerability disclosure)|\bresponsibly disclos|\bsecurity\.(?:md|txt)\b|\bsecurity policy\b|\brefrain from posting\b|\bvulnerability reporting\b`,
    // German, Dutch, Scandinavian, Finnish
    String.raw`privat\w* (?:kanal|weg|kontakt|nachricht|mitteil)|vertraulich|sicherheitskontakt|ansprechpartner|kontaktadresse|nicht öffentlich|unter vier augen|(?:melde|kontaktier)\w*.{0,40}(?:privat|sicher)`,
    String.raw`priv[ée]\W?kanaal|privékanaal|contactpersoon|vertrouwelijk|beveiligingscontact|contact opnemen|säkerhetskontakt|privat kanal|konfidentiell|fortrolig|sikkerhetskontakt|sikkerhedskontakt|yksityis|luottamuksel`,
    // French, Spanish, Portuguese, Italian, Romanian, Catalan
    String.raw`canal (?:privé|sécurisé|confidentiel)|en privé|contact (?:de )?sécurité|confidentiel|vous contacter|contacter en|(?:canal|contacto|contato|correo|mensaje|mensagem) (?:privad|segur|de segur|confidencial)|(?:en|por|em|de forma|de manera) privad|confidencial|contact(?:ar|arles|arlos|arte|á-los)\b`,
    'canale (?:privato|sicuro|riservato)|in privato|privatamente|contatto (?:di sicurezza|privato)|riservat|contattar|canal privat|în privat|confidențial',
    // Polish, Czech, Slovak, Hungarian, Turkish, Vietnamese, Indonesian, Greek
    'prywatn|poufn|kontakt.{0,20}bezpiecze|soukrom|súkromn|bezpečnostní kontakt|důvěrn|privát|bizalmas|biztonsági kapcsolat|özel (?:kanal|olarak|mesaj|bir)|güvenlik (?:iletişim|kişi|ekib)|gizli|iletişime geç|riêng tư|kênh riêng|liên hệ|saluran pribadi|secara pribadi|kontak keamanan|rahasia|ιδιωτικ|εμπιστευτικ|επικοινων',
    // Russian, Ukrainian, Bulgarian
    'приватн|конфиденциальн|конфіденційн|личн(?:ом|ые|ое|ых) сообщ|закрыт(?:ый|ому|ом) канал|не публично|непублич|связаться с (?:вами|разработ)|контакт.{0,30}(?:безопасн|безпек)|безопасн.{0,30}контакт|поверителн|зв.язатися',
    // Chinese, Japanese, Korean
    '私下|私密|私信|非公[开開]|不公[开開]|安全联系|安全聯繫|联系方式|聯絡方式|联系邮箱|安全邮箱|保密|如何(?:报告|提交|联系|上报)|怎[么样](?:报告|联系|提交)|非公開|内密|連絡先|連絡(?:すれば|したい|方法)|個別に|プライベート|セキュリティ窓口|報告(?:先|方法)|비공개|연락처|비밀(?:리|스럽)|개인적으로|보안 담당|제보',
    // Arabic, Persian, Hebrew, Hindi, Bengali, Thai
    'قناة خاصة|بشكل خاص|سري|التواصل مع|جهة اتصال|خصوصی|محرمانه|تماس با|ערוץ פרטי|באופן פרטי|פרטי|ליצור קשר|निजी|गोपनीय|संपर्क|ব্যক্তিগত|গোপনীয়|যোগাযোগ|ส่วนตัว|ช่องทาง|ติดต่อ|แจ้ง(?:ใคร|ที่ไหน|ทาง)',
  ].join('|'),
  'iu',
);

/** Asks for a contact, a private channel, or the way to report. */
export const wantsContact = (words: string): boolean => CONTACT.test(words);

/** Kinds of flaws and parts of software, as they are called in every language. */
const FLAW =
  /\b(?:xss|csrf|ssrf|xxe|rce|lfi|rfi|idor|sqli?|redos|dos|oom|uaf|cwe-\d+|injection|overflow|traversal|bypass|crash|leak|deadlock|scripting|deserialization|redirect|root|admin|token|header|cookie|password|url|api|json|html|version|payload)\w*\b/i;
const FLAWS = new RegExp(FLAW, 'gi');

/** `When the cookie is empty, the admin page opens`: what has to be so, and two parts of the software in one sentence. */
function tellsWhen(words: string): boolean {
  const sentences =
    words.match(/\b(?:when(?:ever)?|once|if|with) (?:the|an?|no|its)\b[^.?!\n]{10,300}/gi) ?? [];
  return sentences.some((sentence) => new Set(sentence.toLowerCase().match(FLAWS)).size > 1);
}

const MOST_OF_A_QUESTION = 700;

/** In whatever language: short, without the name of a flaw, and with a question or an address to write to. */
export const showsNoFlaw = (words: string): boolean =>
  words.trim().length <= MOST_OF_A_QUESTION &&
  !FLAW.test(words) &&
  (/[?？؟;՞]\s*(?:\n|$|\s)|(?:でしょう|ます|です)か[。\s]/.test(words) || /[\w.+-]+@[\w-]+\.\w+/.test(words));
