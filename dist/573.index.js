export const id = 573;
export const ids = [573];
export const modules = {

  9573:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);

__webpack_require__.d(__webpack_exports__, {
  start: () => (  start),
  toTrouble: () => (  toTrouble)
});

var promises_ = __webpack_require__(8500);
var concern_of_event = __webpack_require__(7224);
;
const PREFIX = '<!-- security-process:';
const SUFFIX = ' -->';
const LINE = /^<!-- security-process:([A-Za-z0-9._/:%-]+) -->$/;
function renderMarker(key) {
    const escaped = encodeURIComponent(key)
        .replace(/[!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/%2F/g, '/')
        .replace(/%3A/g, ':')
        .replace(/-(?=-)|-$/g, '%2D');
    return `${PREFIX}${escaped}${SUFFIX}`;
}
function withMarker(body, key) {
    return `${withoutMarker(body)}\n\n${renderMarker(key)}`;
}
function withoutMarker(body) {
    const lines = trimmedLines(body);
    if (LINE.test(lines.at(-1) ?? ''))
        lines.pop();
    return lines.join('\n').trimEnd();
}
function readMarker(comment, self) {
    if (comment.author?.id !== self.id)
        return null;
    const isEdited = comment.lastEditor !== null || (comment.lastEditedAt ?? null) !== null;
    if (isEdited && comment.lastEditor?.id !== self.id)
        return null;
    const lines = trimmedLines(comment.body);
    const key = LINE.exec(lines.at(-1) ?? '')?.[1];
    if (key === undefined || endsInsideFence(lines.slice(0, -1)))
        return null;
    try {
        return decodeURIComponent(key);
    }
    catch {
        return null;
    }
}
function trimmedLines(body) {
    return body.replace(/\r\n?/g, '\n').trimEnd().split('\n');
}
function endsInsideFence(lines) {
    let open = null;
    for (const line of lines) {
        const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
        if (!fence)
            continue;
        const [, marks = '', rest = ''] = fence;
        if (open === null) {
            const isFence = marks.startsWith('~') || !rest.includes('`');
            if (isFence)
                open = marks;
        }
        else if (marks[0] === open[0] && marks.length >= open.length && rest.trim() === '') {
            open = null;
        }
    }
    return open !== null;
}

var dist = __webpack_require__(458);
;
const ECOSYSTEMS = [
    'rubygems',
    'npm',
    'pip',
    'maven',
    'nuget',
    'composer',
    'go',
    'rust',
    'erlang',
    'actions',
    'pub',
    'other',
    'swift',
];
const CREDIT_TYPES = [
    'analyst',
    'finder',
    'reporter',
    'coordinator',
    'remediation_developer',
    'remediation_reviewer',
    'remediation_verifier',
    'tool',
    'sponsor',
    'other',
];

;
const ACTIONS = [
    'intake',
    'ack-timer',
    'privatize',
    'advisory-draft',
    'release-gate',
    'announce',
];
const table_STATE_IDS = [
    'received',
    'acknowledged',
    'assessing',
    'needs-info',
    'invalid',
    'valid',
    'cve-requested',
    'patching',
    'testing',
    'regression-tests',
    'releasing',
    'disclosing',
    'announcing',
    'closed',
];
const table = {
    received: {
        nodes: ['A', 'B', 'E'],
        title: 'Report received',
        askedBy: 'bot',
        action: 'intake',
        turn: 'coordinator',
        colour: 'd4c5f9',
        moves: [{ to: 'acknowledged' }, { to: 'invalid' }],
    },
    acknowledged: {
        nodes: ['J', 'K'],
        title: 'Receipt acknowledged to the reporter',
        askedBy: 'team',
        action: 'ack-timer',
        turn: 'bot',
        proof: 'acknowledgement',
        colour: 'bfd4f2',
        moves: [{ to: 'assessing', byItself: true }],
    },
    assessing: {
        nodes: ['L', 'M', 'O'],
        title: 'Being assessed by an analyst',
        askedBy: 'team',
        action: 'ack-timer',
        turn: 'analyst',
        colour: '1d76db',
        moves: [{ to: 'needs-info' }, { to: 'invalid' }, { to: 'valid' }],
    },
    'needs-info': {
        nodes: ['N'],
        title: 'Waiting for more information from the reporter',
        askedBy: 'team',
        action: 'ack-timer',
        turn: 'reporter',
        colour: 'fbca04',
        moves: [{ to: 'assessing' }, { to: 'invalid' }],
    },
    invalid: {
        nodes: ['X', 'Y'],
        title: 'Dismissed with a reason; closed after the appeal window',
        askedBy: 'team',
        action: 'ack-timer',
        turn: 'coordinator',
        colour: 'cfd3d7',
        moves: [{ to: 'closed', byItself: true }, { to: 'assessing' }],
    },
    valid: {
        nodes: ['O', 'Q', 'Q1'],
        title: 'A vulnerability: advisory being drafted',
        askedBy: 'team',
        action: 'advisory-draft',
        turn: 'analyst',
        proof: 'advisory',
        colour: 'd93f0b',
        moves: [
            { to: 'cve-requested', byItself: true, needs: ['advisory'] },
            { to: 'assessing' },
            { to: 'invalid' },
        ],
    },
    'cve-requested': {
        nodes: ['Q2', 'R'],
        title: 'CVE asked for; patch to be decided',
        askedBy: 'bot',
        action: 'advisory-draft',
        turn: 'coordinator',
        colour: 'd93f0b',
        moves: [
            { to: 'patching' },
            { to: 'disclosing', needs: ['two-people'] },
            { to: 'assessing' },
            { to: 'invalid' },
        ],
    },
    patching: {
        nodes: ['T'],
        title: 'Patch in development',
        askedBy: 'team',
        action: 'release-gate',
        turn: 'developers',
        proof: 'patch',
        colour: 'e99695',
        moves: [{ to: 'testing' }, { to: 'assessing' }, { to: 'disclosing', needs: ['two-people'] }],
    },
    testing: {
        nodes: ['U'],
        title: 'Patch being tested',
        askedBy: 'team',
        action: 'release-gate',
        turn: 'developers',
        proof: 'test',
        colour: 'f9d0c4',
        moves: [{ to: 'regression-tests' }, { to: 'patching' }],
    },
    'regression-tests': {
        nodes: ['V'],
        title: 'Regression tests being added',
        askedBy: 'team',
        action: 'release-gate',
        turn: 'developers',
        proof: 'regression-test',
        colour: 'f9d0c4',
        moves: [{ to: 'releasing' }, { to: 'patching' }],
    },
    releasing: {
        nodes: ['W'],
        title: 'Security release being made',
        askedBy: 'team',
        action: 'release-gate',
        turn: 'developers',
        colour: 'c2e0c6',
        moves: [{ to: 'disclosing', needs: ['gate'] }, { to: 'patching' }],
    },
    disclosing: {
        nodes: ['Z'],
        title: 'Public disclosure, once confirmed',
        askedBy: 'coordinator',
        action: 'announce',
        turn: 'team',
        colour: '0e8a16',
        moves: [{ to: 'announcing', byItself: true }, { to: 'releasing' }, { to: 'patching' }],
    },
    announcing: {
        nodes: ['Z1', 'Z2', 'Z3'],
        title: 'Disclosed: community, blog and social media being told',
        askedBy: 'bot',
        action: 'announce',
        turn: 'coordinator',
        colour: '0e8a16',
        moves: [{ to: 'closed', byItself: true }],
    },
    closed: {
        nodes: [],
        title: 'Done',
        askedBy: 'bot',
        action: 'announce',
        turn: 'nobody',
        colour: 'ededed',
        moves: [{ to: 'assessing' }],
    },
};
const table_STATES = Object.fromEntries(table_STATE_IDS.map((id) => [id, { id, ...table[id] }]));
const DRAFTING = [
    'valid',
    'cve-requested',
    'patching',
    'testing',
    'regression-tests',
    'releasing',
    'disclosing',
];
const AFTER_DISCLOSURE = ['announcing', 'closed'];
const table_FLAGS = {
    premature: {
        nodes: ['E', 'F', 'G', 'H', 'I'],
        title: 'Public before its time: privatize',
        askedBy: 'team',
        colour: 'b60205',
    },
    'removal-pending': {
        nodes: ['H'],
        title: 'Removal asked of GitHub, not yet gone',
        askedBy: 'bot',
        colour: 'fef2c0',
    },
    exploited: { nodes: [], title: 'Known to be exploited', askedBy: 'team', colour: 'b60205' },
    public: { nodes: [], title: 'Known in public: shortened schedule', askedBy: 'team', colour: 'b60205' },
    manual: {
        nodes: [],
        title: 'The bot writes nothing outward for this case',
        askedBy: 'team',
        colour: '5319e7',
    },
    'out-of-process': {
        nodes: [],
        title: 'Something was done by hand that is still owed',
        askedBy: 'bot',
        colour: '5319e7',
    },
};
const SEVERITY_LABELS = ['low', 'medium', 'high', 'critical'];
const setBy = (asker) => asker === 'bot' ? 'The bot sets this.' : asker === 'team' ? 'You set this.' : 'The coordinator sets this.';
const LABELS = [
    ...table_STATE_IDS.map((id) => ({
        id: `case/${id}`,
        description: `${table_STATES[id].title}. ${setBy(table_STATES[id].askedBy)}`,
        colour: table_STATES[id].colour,
    })),
    ...Object.entries(table_FLAGS).map(([id, flag]) => ({
        id: `flag/${id}`,
        description: `${flag.title}. ${setBy(flag.askedBy)}`,
        colour: flag.colour,
    })),
    ...SEVERITY_LABELS.map((id) => ({
        id: `severity/${id}`,
        description: 'Severity of the analysis. The bot sets this.',
        colour: 'ffffff',
    })),
    { id: 'confirm', description: 'Confirms what the bot has shown last. You set this.', colour: '0e8a16' },
];
function stateOfLabel(labelId) {
    const id = labelId.startsWith('case/') ? labelId.slice(5) : '';
    return table_STATE_IDS.find((state) => state === id);
}
function flagOfLabel(labelId) {
    const id = labelId.startsWith('flag/') ? labelId.slice(5) : '';
    return Object.keys(table_FLAGS).find((flag) => flag === id);
}
const labelOfState = (state) => `case/${state}`;
const labelOfFlag = (flag) => `flag/${flag}`;

var js_yaml = __webpack_require__(2831);
;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
function parseYaml(source, options = {}) {
    const maxLength = options.maxLength ?? 262_144;
    if (source.length > maxLength) {
        return bad(1, `${source.length} characters`, `at most ${maxLength} characters`);
    }
    try {
        const events = (0,js_yaml .PH)(source, { maxDepth: 24 });
        const refusal = findRefusal(source, events);
        if (refusal)
            return refusal;
        const documents = (0,js_yaml .fw)(events, { source, schema: js_yaml .OU, maxAliases: 0 });
        if (documents.length > 1)
            return bad(1, `${documents.length} documents`, 'one document');
        return readable(source, events, documents[0] ?? null);
    }
    catch (error) {
        if (!(error instanceof js_yaml .tB))
            return bad(1, 'text that cannot be read', 'YAML');
        return bad((error.mark?.line ?? 0) + 1, error.reason, 'YAML');
    }
}
function yaml_renderYaml(value) {
    return (0,js_yaml .Bh)(value, { noRefs: true, lineWidth: -1 });
}
function renderPath(path) {
    return path
        .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
        .join('');
}
function bad(line, found, expected) {
    return { kind: 'bad', problem: { path: '', line, found, expected } };
}
function findRefusal(source, events) {
    for (const event of events) {
        if (event.type === js_yaml .hy.ALIAS)
            return bad(lineAt(source, event.anchorStart), 'an alias (*)', 'the value itself');
        if (event.type === js_yaml .hy.DOCUMENT || event.type === js_yaml .hy.POP)
            continue;
        if (event.anchorStart >= 0)
            return bad(lineAt(source, event.anchorStart), 'an anchor (&)', 'the value itself');
        if (event.tagStart >= 0)
            return bad(lineAt(source, event.tagStart), 'a tag (!)', 'a plain value');
    }
    return undefined;
}
function readable(source, events, value) {
    const forbidden = findForbiddenKey(source, events);
    if (forbidden)
        return bad(lineAt(source, forbidden.offset), `the key ${forbidden.key}`, 'another key');
    let known;
    const marks = () => {
        known ??= collectMarks(source, events);
        return known;
    };
    let lines;
    return {
        kind: 'ok',
        value,
        lineOf: (path) => {
            lines ??= startsOfLines(source);
            for (let length = path.length; length >= 0; length--) {
                const mark = marks().get(JSON.stringify(path.slice(0, length)));
                if (mark)
                    return lineAmong(lines, mark.offset);
            }
            return 1;
        },
        rawOf: (path) => marks().get(JSON.stringify(path))?.raw,
    };
}
function findForbiddenKey(source, events) {
    const expectsKey = [];
    for (const event of events) {
        if (event.type === js_yaml .hy.POP) {
            expectsKey.pop();
            continue;
        }
        if (event.type === js_yaml .hy.DOCUMENT || event.type === js_yaml .hy.ALIAS) {
            if (event.type === js_yaml .hy.DOCUMENT)
                expectsKey.push(null);
            continue;
        }
        const depth = expectsKey.length - 1;
        const isKey = expectsKey[depth] === true;
        if (expectsKey[depth] !== null)
            expectsKey[depth] = !isKey;
        if (event.type !== js_yaml .hy.SCALAR) {
            expectsKey.push(event.type === js_yaml .hy.MAPPING ? true : null);
            continue;
        }
        if (!isKey)
            continue;
        const key = (0,js_yaml .KE)(source, event);
        if (FORBIDDEN_KEYS.has(key))
            return { key, offset: event.valueStart };
    }
    return undefined;
}
function collectMarks(source, events) {
    const marks = new Map();
    const frames = [];
    for (const event of events) {
        if (event.type === js_yaml .hy.POP) {
            frames.pop();
            continue;
        }
        if (event.type === js_yaml .hy.DOCUMENT) {
            frames.push({ path: [], kind: 'document', count: 0, key: undefined });
            continue;
        }
        if (event.type === js_yaml .hy.ALIAS)
            continue;
        const frame = frames.at(-1);
        const isScalar = event.type === js_yaml .hy.SCALAR;
        const offset = isScalar ? event.valueStart : event.start;
        const raw = isScalar ? (0,js_yaml .KE)(source, event) : undefined;
        if (frame?.kind === 'mapping' && frame.key === undefined) {
            frame.key = raw ?? '';
            const path = [...frame.path, frame.key];
            marks.set(JSON.stringify(path), { offset });
            if (!isScalar)
                frames.push({
                    path,
                    kind: event.type === js_yaml .hy.MAPPING ? 'mapping' : 'sequence',
                    count: 0,
                    key: undefined,
                });
            continue;
        }
        const path = childPath(frame);
        const existing = marks.get(JSON.stringify(path));
        marks.set(JSON.stringify(path), {
            offset: existing?.offset ?? offset,
            ...(raw === undefined ? {} : { raw }),
        });
        if (!isScalar) {
            frames.push({
                path,
                kind: event.type === js_yaml .hy.MAPPING ? 'mapping' : 'sequence',
                count: 0,
                key: undefined,
            });
        }
    }
    return marks;
}
function childPath(frame) {
    if (!frame || frame.kind === 'document')
        return [];
    if (frame.kind === 'sequence')
        return [...frame.path, frame.count++];
    const path = [...frame.path, frame.key ?? ''];
    frame.key = undefined;
    return path;
}
function startsOfLines(source) {
    const starts = [0];
    for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1))
        starts.push(end + 1);
    return starts;
}
function lineAmong(starts, offset) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (starts[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low + 1;
}
function lineAt(source, offset) {
    return lineAmong(startsOfLines(source), offset);
}

;




const STORE_VERSION = 1;
const STORE_BRANCH = 'security-process';
const time = dist .FsL(dist .YjP(), dist .yhX());
const person = dist .Ikc({ id: dist .aig(), login: dist .YjP() });
const state = dist .KIO(table_STATE_IDS);
const by = dist .Ikc({ id: dist .aig(), login: dist .YjP(), role: dist .YjP() });
const moveSchema = dist .Ikc({
    to: state,
    from: dist .mee(state),
    event: dist .mee(dist .YjP()),
    by,
    at: time,
    why: dist .lqM(dist .YjP()),
});
const askSchema = dist .Ikc({
    key: dist .YjP(),
    digest: dist .YjP(),
    at: time,
    needs: dist .aig(),
    askedBy: dist .mee(person),
    confirmedBy: dist .YOg(dist .Ikc({ id: dist .aig(), login: dist .YjP(), at: time })),
    doneAt: dist .mee(time),
});
const evidenceSchema = dist .Ikc({
    kind: dist .KIO([
        'acknowledgement',
        'patch',
        'test',
        'regression-test',
        'release',
        'reply',
        'posted',
        'waived',
    ]),
    subject: dist .YjP(),
    text: dist .YjP(),
    by,
    at: time,
});
const decisionSchema = dist .Ikc({
    kind: dist .KIO(['no-patch', 'no-cve', 'dismiss', 'out-of-process']),
    reason: dist .YjP(),
    because: dist .YjP(),
    by: dist .YOg(dist .Ikc({ id: dist .aig(), login: dist .YjP(), at: time })),
});
const severity = dist .KIO(['low', 'medium', 'high', 'critical']);
const creditType = dist .KIO(CREDIT_TYPES);
const analysisSchema = dist .Ikc({
    packages: dist .YOg(dist .Ikc({
        ecosystem: dist .KIO(ECOSYSTEMS),
        name: dist .YjP(),
        repo: dist .YjP(),
        affected: dist .YOg(dist .YjP()),
        patched: dist .YOg(dist .YjP()),
        functions: dist .YOg(dist .YjP()),
    })),
    cvss: dist .YOg(dist .Ikc({
        version: dist .KIO(['3.0', '3.1', '4.0']),
        vector: dist .YjP(),
        score: dist .aig(),
        severity: dist .KIO(['none', 'low', 'medium', 'high', 'critical']),
    })),
    severity: dist .mee(severity),
    cwe: dist .YOg(dist .YjP()),
    summary: dist .YjP(),
    description: dist .YjP(),
    impact: dist .mee(dist .YjP()),
    rootCause: dist .mee(dist .YjP()),
    workarounds: dist .mee(dist .YjP()),
    references: dist .YOg(dist .YjP()),
    confirmed: dist .Ikc({ yes: dist .zMY(), how: dist .mee(dist .YjP()) }),
    inThreatModel: dist .mee(dist .zMY()),
    credits: dist .YOg(dist .KCZ([
        dist .Ikc({ login: dist .YjP(), type: creditType }),
        dist .Ikc({ name: dist .YjP(), type: creditType }),
    ])),
    patchNeeded: dist .zMY(),
});
const versionsSchema = dist .Ikc({
    ecosystem: dist .YjP(),
    name: dist .YjP(),
    published: dist .aig(),
    affected: dist .aig(),
    findings: dist .YOg(dist .Ikc({ weight: dist .KIO(['problem', 'note']), text: dist .YjP() })),
});
const advisorySchema = dist .Ikc({
    repo: dist .YjP(),
    ghsa: dist .YjP(),
    digest: dist .mee(dist .YjP()),
    readBack: dist .lqM(dist .g1P(dist .YjP(), dist .YjP())),
    publishedAt: dist .mee(time),
});
const privatizedSchema = dist .Ikc({
    url: dist .YjP(),
    kind: dist .KIO(['issue', 'pull']),
    repo: dist .YjP(),
    number: dist .aig(),
    author: dist .mee(person),
    saved: dist .zMY(),
    outOfSight: dist .zMY(),
    movedTo: dist .mee(dist .aig()),
    placeholder: dist .mee(dist .aig()),
    removalPending: dist .zMY(),
    requestedBy: by,
    at: time,
});
const postSchema = dist .Ikc({
    channel: dist .YjP(),
    target: dist .YjP(),
    doneAt: dist .mee(time),
});
const schema = dist .Ikc({
    version: dist .euz(STORE_VERSION),
    number: dist .aig(),
    issue: dist .aig(),
    source: dist .Ikc({
        kind: dist .KIO(['advisory', 'form', 'transfer']),
        repo: dist .mee(dist .YjP()),
        ghsa: dist .mee(dist .YjP()),
        url: dist .mee(dist .YjP()),
    }),
    title: dist .YjP(),
    receivedAt: time,
    receipts: dist .YOg(dist .Ikc({ at: time, by, recordedAt: time })),
    reporter: dist .mee(dist .Ikc({ id: dist .mee(dist .aig()), login: dist .mee(dist .YjP()), name: dist .mee(dist .YjP()) })),
    moves: dist .YOg(moveSchema),
    flags: dist .YOg(dist .YjP()),
    coordinators: dist .YOg(person),
    packages: dist .YOg(dist .Ikc({ ecosystem: dist .YjP(), name: dist .YjP(), repo: dist .mee(dist .YjP()) })),
    analysis: dist .mee(dist .Ikc({
        comment: dist .YjP(),
        digest: dist .YjP(),
        by,
        at: time,
        facts: analysisSchema,
        notes: dist .lqM(dist .YOg(dist .YjP())),
        versions: dist .lqM(dist .YOg(versionsSchema)),
        confirmAgain: dist .lqM(dist .zMY()),
    })),
    confirmation: dist .lqM(dist .Ikc({ digest: dist .YjP(), how: dist .mee(dist .YjP()), comment: dist .YjP(), by, at: time })),
    records: dist .lqM(dist .YOg(dist .Ikc({ path: dist .YjP(), digest: dist .YjP() }))),
    advisories: dist .YOg(advisorySchema),
    strays: dist .lqM(dist .YOg(dist .Ikc({ repo: dist .YjP(), ghsa: dist .YjP() })), []),
    cve: dist .Ikc({
        id: dist .mee(dist .YjP()),
        requestedAt: dist .mee(time),
        provider: dist .mee(dist .YjP()),
    }),
    evidence: dist .YOg(evidenceSchema),
    decisions: dist .YOg(decisionSchema),
    asks: dist .YOg(askSchema),
    claims: dist .YOg(dist .Ikc({ key: dist .YjP(), run: dist .YjP(), at: time })),
    judged: dist .YOg(dist .Ikc({ event: dist .YjP(), verdict: dist .YjP() })),
    said: dist .YOg(dist .Ikc({ key: dist .YjP(), at: time })),
    privatized: dist .YOg(privatizedSchema),
    posts: dist .YOg(postSchema),
    closedAt: dist .mee(time),
});
function parseStoredCase(text) {
    const document = parseYaml(text, { maxLength: 4_000_000 });
    if (document.kind === 'bad')
        return { kind: 'bad', reason: `line ${document.problem.line}: ${document.problem.found}` };
    const parsed = dist .xLC(schema, migrate(document.value));
    if (parsed.success)
        return { kind: 'ok', stored: parsed.output };
    const issue = parsed.issues[0];
    return {
        kind: 'bad',
        reason: `${dist .BuJ(issue) ?? 'the file'}: expected ${issue.expected}, found ${issue.received}`,
    };
}
function renderStoredCase(stored) {
    return yaml_renderYaml(stored);
}
const pathOfCase = (number) => `cases/${number}.yml`;
const pathOfReport = (number) => `cases/${number}/report.md`;
function stateOf(stored) {
    return stored.moves.at(-1)?.to ?? 'received';
}
const UNDO = 'undo';
function standingMoves(stored) {
    const standing = [];
    for (const move of stored.moves) {
        if (move.why === UNDO) {
            const undone = standing.findLastIndex((each) => each.by.role !== 'bot' && each.why !== UNDO);
            if (undone >= 0)
                standing.splice(undone);
        }
        standing.push(move);
    }
    return standing;
}
function isDisclosed({ advisories, analysis }) {
    const repos = analysis?.facts.packages.map(({ repo }) => repo) ?? [];
    return (advisories.length > 0 &&
        advisories.every((advisory) => advisory.publishedAt !== null) &&
        repos.every((repo) => advisories.some((advisory) => advisory.repo === repo)));
}
function receiptOf(stored) {
    return [stored.receivedAt, ...stored.receipts.map((receipt) => receipt.at)].reduce((first, at) => Date.parse(at) < Date.parse(first) ? at : first);
}
function migrate(value) {
    return value;
}

;
const SET_KEYS = {
    package: 'NAME, or ECOSYSTEM:NAME',
    repo: 'OWNER/NAME',
    affected: 'RANGE; RANGE',
    patched: 'VERSION VERSION',
    functions: 'NAME NAME',
    cvss: 'VECTOR',
    severity: 'low, medium, high, critical or unknown',
    cwe: 'CWE-N CWE-N',
    summary: 'one sentence',
    description: 'text',
    impact: 'text',
    rootCause: 'text',
    workarounds: 'text',
    references: 'LINK LINK',
    confirmed: 'yes HOW, or no',
    inThreatModel: 'yes or no',
    credits: 'LOGIN TYPE, LOGIN TYPE',
    patchNeeded: 'yes or no',
};
const CONFIRMED_KEYS = ['package', 'affected', 'cvss', 'severity'];
function findSetKey(word) {
    return Object.keys(SET_KEYS).find((key) => key.toLowerCase() === word.toLowerCase());
}

;


const DISMISSALS = {
    'not-a-vulnerability': 'it describes behaviour that is not a vulnerability',
    'not-reproducible': 'it could not be reproduced',
    'insufficient-information': 'it does not hold enough to be assessed',
    'out-of-scope': 'it lies outside our threat model',
    'known-issue': 'it is known and public already',
    'duplicate-of': 'we know of it already',
    upstream: 'the flaw is in a package that is not ours',
    unsupported: 'it concerns a release line that is no longer supported',
    withdrawn: 'the reporter withdrew it',
    spam: 'it is no report',
};
const EVIDENCE_COMMANDS = ['acknowledgement', 'patch', 'test', 'regression-test'];
const COMMANDS = {
    confirm: { form: '/confirm', does: 'carry out what the bot has shown last' },
    undo: { form: '/undo', does: 'take the last move back, where it can be taken back' },
    why: { form: '/why', does: 'say where the case stands and what it waits for' },
    help: { form: '/help', does: 'list these commands' },
    privatize: { form: '/privatize URL', does: 'put a public issue or pull request out of sight' },
    dismiss: { form: '/dismiss REASON because …', does: 'dismiss the report' },
    duplicate: { form: '/duplicate #N', does: 'dismiss the report as a duplicate of case N' },
    replied: { form: '/replied', does: 'record that the reporter was told of the dismissal' },
    advisory: {
        form: '/advisory URL',
        does: 'record the advisory that somebody made by hand for an affected repository',
    },
    cve: { form: '/cve CVE-YYYY-NNNN', does: 'record the CVE id' },
    'no-cve': { form: '/no-cve because …', does: 'record that there will be no CVE' },
    'no-patch': {
        form: '/no-patch because …',
        does: 'propose to disclose without a patch; another member confirms',
    },
    adopt: { form: '/adopt STATE because …', does: 'set the state to match what has happened' },
    evidence: { form: '/evidence patch|test|regression-test|acknowledgement TEXT', does: 'record a proof' },
    released: { form: '/released PACKAGE VERSION', does: 'record that a patched version is out' },
    posted: { form: '/posted CHANNEL URL', does: 'tick a channel off' },
    waive: { form: '/waive CHANNEL because …', does: 'leave a channel out' },
    set: {
        form: '/set KEY VALUE',
        does: `write one field of the analysis: ${Object.keys(SET_KEYS).join(', ')}`,
    },
    keep: {
        form: '/keep analysis|advisory',
        does: 'where the advisory was changed by hand: say which of the two is right',
    },
    receipt: { form: '/receipt YYYY-MM-DD because …', does: 'record an earlier receipt of the report' },
};
function parseCommands(body) {
    return outsideFences(body.replace(/\r\n?/g, '\n'))
        .map((line) => /^\/([a-z-]+)(?:\s+(.*))?$/i.exec(line.trim()))
        .filter((match) => match !== null)
        .map((match) => [match[1].toLowerCase(), (match[2] ?? '').trim()])
        .filter(([name]) => Object.hasOwn(COMMANDS, name))
        .map(([name, rest]) => parseCommand(name, rest) ?? { kind: 'bad', name, expected: COMMANDS[name].form });
}
function parseCommand(name, rest) {
    const words = rest.split(/\s+/).filter((word) => word !== '');
    const [first = '', second = ''] = words;
    switch (name) {
        case 'confirm':
            return { kind: 'confirm', key: first === '' ? null : first };
        case 'undo':
        case 'why':
        case 'help':
        case 'replied':
            return { kind: name };
        case 'privatize':
            return isThreadUrl(first) ? { kind: 'privatize', url: first } : undefined;
        case 'duplicate':
            return /^#?\d+$/.test(first)
                ? { kind: 'dismiss', reason: 'duplicate-of', because: `#${first.replace('#', '')}` }
                : undefined;
        case 'dismiss':
            return parseDismissal(rest);
        case 'advisory':
            return parseAdvisoryUrl(first);
        case 'cve':
            return /^CVE-\d{4}-\d{4,19}$/i.test(first) ? { kind: 'cve', id: first.toUpperCase() } : undefined;
        case 'no-cve':
        case 'no-patch':
            return withReason(rest, (because) => ({ kind: name, because }));
        case 'adopt':
            return parseAdoption(rest);
        case 'evidence':
            return parseEvidence(rest);
        case 'released':
            return first && second
                ? { kind: 'released', package: first, version: second.replace(/^v\.?/, '') }
                : undefined;
        case 'posted':
            return first && /^https?:\/\/\S+$/.test(second)
                ? { kind: 'posted', channel: first, url: second }
                : undefined;
        case 'waive':
            return first
                ? withReason(rest.slice(first.length), (because) => ({ kind: 'waive', channel: first, because }))
                : undefined;
        case 'set':
            return parseSet(first, rest);
        case 'keep':
            return first === 'analysis' || first === 'advisory' ? { kind: 'keep', side: first } : undefined;
        case 'receipt':
            return parseReceipt(first, rest);
        default:
            return undefined;
    }
}
function parseAdvisoryUrl(url) {
    const match = /^https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA(?:-[0-9a-z]{4}){3})(?:[/#?]\S*)?$/i.exec(url);
    if (!match)
        return undefined;
    return { kind: 'advisory', repo: match[1], ghsa: `GHSA${match[2].slice(4).toLowerCase()}` };
}
function withReason(text, make) {
    const because = /^\s*because\s+(\S.*)$/i.exec(text)?.[1]?.trim();
    return because ? make(because) : undefined;
}
function parseDismissal(rest) {
    const [first = ''] = rest.split(/\s+/);
    const reason = first.toLowerCase();
    if (!Object.hasOwn(DISMISSALS, reason))
        return undefined;
    return withReason(rest.slice(first.length), (because) => ({
        kind: 'dismiss',
        reason: reason,
        because,
    }));
}
function parseAdoption(rest) {
    const [first = ''] = rest.split(/\s+/);
    const state = table_STATE_IDS.find((id) => id === first.replace(/^case\//, ''));
    return state
        ? withReason(rest.slice(first.length), (because) => ({ kind: 'adopt', state, because }))
        : undefined;
}
function parseEvidence(rest) {
    const [first = ''] = rest.split(/\s+/);
    const what = EVIDENCE_COMMANDS.find((kind) => kind === first.toLowerCase());
    const text = rest.slice(first.length).trim();
    return what && text ? { kind: 'evidence', what, text } : undefined;
}
function parseSet(word, rest) {
    const key = findSetKey(word.replace(/[:=]$/, ''));
    const value = rest.slice(word.length).trim();
    return key && value ? { kind: 'set', key, value } : undefined;
}
function parseReceipt(first, rest) {
    const at = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(first) ? Date.parse(first) : Number.NaN;
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== first.slice(0, 10))
        return undefined;
    return withReason(rest.slice(first.length), (because) => ({
        kind: 'receipt',
        at: new Date(at).toISOString(),
        because,
    }));
}
function parseThreadUrl(url) {
    const match = /^https?:\/\/[\w.:-]+\/([\w.-]+)\/([\w.-]+)\/(issues|pull)\/(\d{1,9})(?:[#?]\S*)?$/.exec(url);
    if (!match)
        return undefined;
    return {
        owner: match[1],
        name: match[2],
        kind: match[3] === 'pull' ? 'pull' : 'issue',
        number: Number(match[4]),
    };
}
const isThreadUrl = (url) => parseThreadUrl(url) !== undefined;
function outsideFences(body) {
    const kept = [];
    let fence;
    let inComment = false;
    for (const line of body.split('\n')) {
        if (fence !== undefined) {
            if (closesFence(line, fence))
                fence = undefined;
        }
        else if (inComment) {
            const end = line.indexOf('-->');
            inComment = end < 0 || opensComment(line.slice(end));
        }
        else {
            fence = openedFence(line);
            inComment = fence === undefined && opensComment(line);
            const isQuoted = /^ {0,3}>/.test(line) || /^(?: {4}|\t)/.test(line);
            if (fence === undefined && !inComment && !isQuoted)
                kept.push(line);
        }
    }
    return kept;
}
function openedFence(line) {
    const match = /^ {0,3}(?:(?:[-*+]|\d{1,9}[.)]) +)*(`{3,}|~{3,})(.*)$/.exec(line);
    const [, marks = '', info = ''] = match ?? [];
    return marks === '' || (marks.startsWith('`') && info.includes('`')) ? undefined : marks;
}
function closesFence(line, fence) {
    const marks = /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
    return marks !== undefined && marks[0] === fence[0] && marks.length >= fence.length;
}
const opensComment = (text) => text.lastIndexOf('<!--') > text.lastIndexOf('-->');

;

const FORM_FIELDS = {
    report: 'The report',
    package: 'Package',
    repository: 'Repository',
    versions: 'Affected versions',
    reporter: 'Reporter',
    channel: 'Where it came from',
    received: 'Received',
    url: 'Address of the public issue or pull request',
};
function readForm(body) {
    const fields = {};
    const headings = new Map(Object.entries(FORM_FIELDS).map(([field, label]) => [`### ${label}`, field]));
    let current;
    for (const line of body.replace(/\r\n?/g, '\n').split('\n')) {
        const heading = headings.get(line.trim());
        if (heading && !(heading in fields)) {
            current = heading;
            fields[heading] = '';
        }
        else if (current) {
            fields[current] += `${line}\n`;
        }
    }
    return Object.fromEntries(Object.entries(fields)
        .map(([field, value]) => [field, value.trim()])
        .filter(([, value]) => value !== '' && value !== '_No response_'));
}
function readFormThread(fields) {
    const url = fields.url?.split(/\s+/)[0];
    return url && parseThreadUrl(url) ? url.replace(/[?#].*$/, '') : undefined;
}
function readFormRepo(fields) {
    const text = fields.repository?.replace(/^https?:\/\/[\w.:-]+\//, '').replace(/\/+$/, '') ?? '';
    return /^[\w.-]+\/[\w.-]+$/.test(text) ? text : null;
}
function readFormReceipt(fields, openedAt) {
    const text = fields.received ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
        return null;
    const at = Date.parse(text);
    if (Number.isNaN(at) || at >= Date.parse(openedAt))
        return null;
    const day = new Date(at).toISOString();
    return day.startsWith(text) ? day : null;
}

;
function defuse_renderFenced(text, language = 'text') {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}
function renderCodeSpan(text) {
    const flat = flatten(text);
    const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
    const tick = '`'.repeat(longest + 1);
    const pad = flat.startsWith('`') || flat.endsWith('`') || flat.trim() === '' ? ' ' : '';
    return `${tick}${pad}${flat}${pad}${tick}`;
}
function renderPlain(text) {
    return flatten(text)
        .replace(/[\\`*_{}[\]()<>|~$]/g, (sign) => `\\${sign}`)
        .replace(/&/g, '&amp;')
        .replace(/[@#]/g, (sign) => `${sign}\u2060`)
        .replace(/:\/\//g, ':\u2060//')
        .replace(/(?<![a-z0-9])www\./gi, (start) => `${start.slice(0, 3)}\u2060.`)
        .replace(/(?<![a-z0-9])GH-(?=\d)/gi, (start) => `${start}\u2060`)
        .replace(/^[-+=>]/, '\\$&')
        .replace(/^(\d+)([.)])/, '$1\\$2');
}
function flatten(text) {
    return (text
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
        .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
        .trim());
}

;


const MOST_REPORT_CHARACTERS = 60_000;
function renderCaseTitle(repo, id) {
    const about = repo === null ? 'Security report' : `Security report for ${repo}`;
    return id === null ? about : `${about} (${id})`;
}
function renderCaseBody(stored, report, marker) {
    const { source, reporter } = stored;
    const who = reporter?.login
        ? renderCodeSpan(reporter.login)
        : reporter?.name
            ? renderCodeSpan(reporter.name)
            : 'unknown';
    const where = source.ghsa && source.repo && source.url
        ? `[${source.ghsa}](${source.url}) on ${source.repo}`
        : (source.url ?? 'a form');
    const shown = report.length > MOST_REPORT_CHARACTERS ? report.slice(0, MOST_REPORT_CHARACTERS).toWellFormed() : report;
    const body = [
        `Received ${stored.receivedAt.slice(0, 16).replace('T', ' ')} UTC from ${who}, by ${where}.`,
        '',
        'The report, as it came:',
        '',
        defuse_renderFenced(shown),
        ...(shown === report ? [] : ['', `Continued in the comments: ${report.length} characters in all.`]),
    ].join('\n');
    return withMarker(body, marker);
}
function renderReportRest(report) {
    const pieces = [];
    for (let from = MOST_REPORT_CHARACTERS; from < report.length; from += MOST_REPORT_CHARACTERS) {
        const piece = report.slice(from, from + MOST_REPORT_CHARACTERS).toWellFormed();
        pieces.push(['The report, continued:', '', defuse_renderFenced(piece)].join('\n'));
    }
    return pieces;
}

var external_node_crypto_ = __webpack_require__(7598);
;



function roleOf({ observed, stored }, actor) {
    if (!actor)
        return 'outsider';
    if (actor.id === observed.self.id)
        return 'bot';
    if (actor.kind === 'bot')
        return 'other-bot';
    if (observed.team.kind === 'unknown')
        return 'unknown';
    if (observed.team.members.some((member) => member.id === actor.id)) {
        return stored.coordinators.some((person) => person.id === actor.id) ? 'coordinator' : 'member';
    }
    if (stored.reporter?.id === actor.id)
        return 'reporter';
    const wasTeam = stored.moves.some((move) => move.by.id === actor.id && move.by.role !== 'bot');
    return wasTeam || stored.coordinators.some((person) => person.id === actor.id)
        ? 'former-member'
        : 'outsider';
}
function byOf(context, actor) {
    return { id: actor.id, login: actor.login, role: roleOf(context, actor) };
}
function bySelf({ observed }) {
    return { id: observed.self.id, login: observed.self.login, role: 'bot' };
}
function labelName(config, id) {
    return config.labels[id] ?? id;
}
function labelId(config, name, ids) {
    return ids.find((id) => labelName(config, id).toLowerCase() === name.toLowerCase());
}
function isJudged(stored, event) {
    return stored.judged.some((judged) => judged.event === event);
}
function judge(stored, event, verdict) {
    return { ...stored, judged: [...stored.judged, { event, verdict }] };
}
function runsState({ scope }, state) {
    return scope.has(table_STATES[state].action);
}
function pushMove(context, to, move) {
    const { stored } = context;
    const isOver = to === 'invalid' || to === 'closed';
    return {
        ...stored,
        decisions: isOver ? stored.decisions : stored.decisions.filter((decision) => decision.kind !== 'dismiss'),
        closedAt: to === 'closed' ? stored.closedAt : null,
        moves: [...stored.moves, { to, from: stateOf(stored), ...move }],
    };
}
function digestOf(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(stableJson(value)).digest('hex').slice(0, 16);
}
function stableJson(value) {
    if (Array.isArray(value))
        return `[${value.map(stableJson).join(',')}]`;
    if (value && typeof value === 'object') {
        const entries = Object.entries(value).filter(([, item]) => item !== undefined);
        return `{${entries
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, item]) => `${JSON.stringify(key)}:${stableJson(item)}`)
            .join(',')}}`;
    }
    return JSON.stringify(value) ?? 'null';
}

;






const intakeKey = (ghsa) => `source/${ghsa}`;
function beginCase(number, at, self) {
    return {
        version: STORE_VERSION,
        number,
        issue: number,
        source: { kind: 'form', repo: null, ghsa: null, url: null },
        title: '',
        receivedAt: at.receivedAt,
        receipts: [],
        reporter: null,
        moves: [
            {
                to: 'received',
                from: null,
                event: null,
                by: { id: self.id, login: self.login, role: 'bot' },
                at: at.now,
            },
        ],
        flags: [],
        coordinators: [],
        packages: [],
        analysis: null,
        advisories: [],
        strays: [],
        cve: { id: null, requestedAt: null, provider: null },
        evidence: [],
        decisions: [],
        asks: [],
        claims: [],
        judged: [],
        said: [],
        privatized: [],
        posts: [],
        closedAt: null,
    };
}
function planAdvisoryCase(found, number, now, self) {
    const { facts, reporter } = found;
    const packages = facts.ranges.map(({ ecosystem, name }) => ({ ecosystem, name, repo: facts.repo }));
    return {
        ...beginCase(number, { now, receivedAt: found.createdAt }, self),
        source: { kind: 'advisory', repo: facts.repo, ghsa: facts.ghsa, url: facts.url },
        title: renderCaseTitle(facts.repo, facts.ghsa),
        reporter: reporter ? { id: reporter.id, login: reporter.login, name: null } : null,
        packages: packages.filter((each, index) => packages.findIndex((other) => other.name === each.name) === index),
    };
}
const renderReport = (found) => `${found.facts.summary}\n\n${found.facts.description}`;
function planCaseIssue(found, config, now, self) {
    const key = intakeKey(found.facts.ghsa);
    const stored = planAdvisoryCase(found, 0, now, self);
    return {
        kind: 'create-case-issue',
        key,
        title: stored.title,
        body: renderCaseBody(stored, renderReport(found), key),
        labels: [labelName(config, labelOfState('received'))],
        surface: 'team',
        why: `${found.facts.ghsa} is a report that no case stands for.`,
    };
}
function planFormCase(issue, now, self, team) {
    const fields = readForm(issue.body);
    const repo = readFormRepo(fields);
    const begun = beginCase(issue.number, { now, receivedAt: issue.createdAt }, self);
    const author = issue.author;
    const isMember = author !== null && team.some((member) => member.id === author.id);
    const by = { id: author?.id ?? 0, login: author?.login ?? 'ghost', role: isMember ? 'member' : 'outsider' };
    const receipt = isMember ? readFormReceipt(fields, issue.createdAt) : null;
    const url = readFormThread(fields);
    const thread = url && isMember ? parseThreadUrl(url) : undefined;
    return {
        ...begun,
        source: { kind: 'form', repo, ghsa: null, url: url ?? null },
        title: renderCaseTitle(repo ?? (thread ? `${thread.owner}/${thread.name}` : null), null),
        receipts: receipt ? [{ at: receipt, by, recordedAt: now }] : [],
        reporter: isMember
            ? readReporter(fields.reporter)
            : author
                ? { id: author.id, login: author.login, name: null }
                : null,
        packages: fields.package ? [{ ecosystem: 'npm', name: fields.package, repo }] : [],
        flags: thread ? ['premature'] : [],
        judged: adoptionJudgements(issue),
        privatized: thread && url
            ? [
                {
                    url,
                    kind: thread.kind,
                    repo: `${thread.owner}/${thread.name}`,
                    number: thread.number,
                    author: null,
                    saved: false,
                    outOfSight: false,
                    movedTo: null,
                    placeholder: null,
                    removalPending: false,
                    requestedBy: by,
                    at: now,
                },
            ]
            : [],
    };
}
function readReporter(text) {
    if (!text)
        return null;
    const login = /^@?([A-Za-z0-9-]{1,39})$/.exec(text)?.[1];
    return login && text.startsWith('@')
        ? { id: null, login, name: null }
        : { id: null, login: null, name: text.slice(0, 200) };
}
function adoptionJudgements(issue) {
    if (!issue.events.some((event) => event.kind === 'transferred'))
        return [];
    const before = [...issue.events.map((event) => event.id), ...issue.comments.map((comment) => comment.id)];
    return before.map((event) => ({ event, verdict: 'before-adoption' }));
}

;
function renderConfigProblems(problems) {
    return problems.map(renderConfigProblem).join('\n');
}
function renderConfigWarnings(warnings) {
    return warnings.map(({ file, line, key, message }) => `${place(file, line, key)} ${message}`).join('\n');
}
function renderConfigProblem({ file, line, key, found, expected, suggestion }) {
    const sentence = `${place(file, line, key)} found ${found}, expected ${expected}.`;
    return suggestion === undefined ? sentence : `${sentence} ${suggestion}`;
}
function place(file, line, key) {
    return `${file}:${line}${key === '' ? '' : ` ${key}`}:`;
}
function config_problem_renderFound(value) {
    if (value === undefined || value === null)
        return 'nothing';
    if (typeof value === 'string')
        return value === '' ? 'an empty text' : `"${renderPlainly(value, 60)}"`;
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
    if (typeof value === 'object')
        return 'a mapping';
    return String(value);
}
function renderPlainly(text, longest) {
    const characters = [...text.slice(0, longest * 2 + 2)];
    const cut = characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
    return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
        return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    });
}

;
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]{1,20})?$/i;
const REPO = /^[\w.-]{1,100}$/;
const OWNER_LOGIN = {
    expected: 'the login of an organisation or user',
    accepts: (text) => LOGIN.test(text),
    suggests: suggestLogin,
};
const READER_LOGIN = {
    expected: 'the login of a person or bot',
    accepts: (text) => LOGIN.test(text.replace(/\[bot\]$/, '')),
    suggests: suggestLogin,
};
const REPO_NAME = {
    expected: 'the name of a repo, without its owner',
    accepts: isRepoName,
    suggests: (text) => {
        const name = text
            .split('/')
            .filter((part) => part !== '')
            .at(-1)
            ?.replace(/\.git$/, '');
        return name !== undefined && name !== text && isRepoName(name) ? `Write ${name}.` : undefined;
    },
};
const REPO_PATH = {
    expected: 'a repo as owner/name',
    accepts: isRepoPath,
    suggests: (text) => {
        const path = text
            .split('/')
            .filter((part) => part !== '')
            .slice(-2)
            .join('/')
            .replace(/\.git$/, '');
        if (path !== text && isRepoPath(path))
            return `Write ${path}.`;
        return isRepoName(text) ? `Write its owner too: owner/${text}.` : undefined;
    },
};
const TEAM_PATH = {
    expected: "a team's slug, or owner/slug",
    accepts: (text) => {
        const [slug = '', owner, ...more] = text.split('/').reverse();
        return more.length === 0 && isTeamSlug(slug) && (owner === undefined || LOGIN.test(owner));
    },
    suggests: (text) => {
        const path = text.trim().toLowerCase().replace(/^@/, '').replace(/\s+/g, '-');
        return path !== text && TEAM_PATH.accepts(path)
            ? `Did you mean ${path}? The slug is the last part of the team's address.`
            : undefined;
    },
};
const TEAM_SLUG = {
    expected: "a team's slug: the last part of the team's address",
    accepts: isTeamSlug,
};
const LABEL_NAME = {
    expected: 'a label name of at most 50 characters on one line, without commas',
    accepts: (text) => text.trim() === text &&
        text !== '' &&
        [...text].length <= 50 &&
        !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp},]/u.test(text),
    suggests: (text) => {
        const length = [...text].length;
        return length > 50 ? `It has ${length} characters.` : undefined;
    },
};
const BRANCH_NAME = {
    expected: 'the name of a branch',
    accepts: (text) => /^[^\s~^:?*[\\\p{C}]{1,200}$/u.test(text) &&
        !/^[-/]|\.\.|\/\/|@\{|[./]$|\.lock$|^@$/.test(text) &&
        !text.startsWith('refs/'),
    suggests: (text) => text.startsWith('refs/heads/') ? `Write ${text.slice('refs/heads/'.length)}.` : undefined,
};
const FOLDER = {
    expected: 'a folder of the repo, such as src/content/blog',
    accepts: (text) => /^[^\\\p{C}]{1,200}$/u.test(text) &&
        text.split('/').every((part) => part.trim() === part && !['', '.', '..'].includes(part)),
    suggests: (text) => {
        const path = text.replace(/^(?:\.?\/)+|\/+$/g, '');
        return path !== text && FOLDER.accepts(path) ? `Write ${path}.` : undefined;
    },
};
function shortText(what) {
    return {
        expected: `${what}, on one line, at most 100 characters`,
        accepts: (text) => text.trim() === text && text !== '' && /^[^\p{C}\p{Zl}\p{Zp}]{1,100}$/u.test(text),
    };
}
function suggestLogin(text) {
    const login = text.trim().replace(/\/+$/, '').split('/').at(-1)?.replace(/^@/, '');
    return login !== undefined && login !== text && LOGIN.test(login) ? `Write ${login}.` : undefined;
}
function isRepoName(text) {
    return REPO.test(text) && text !== '.' && text !== '..' && !text.toLowerCase().endsWith('.git');
}
function isRepoPath(text) {
    const [owner = '', name = '', ...more] = text.split('/');
    return more.length === 0 && LOGIN.test(owner) && isRepoName(name);
}
function isTeamSlug(text) {
    return /^[\w-]{1,100}$/.test(text);
}

;
function findNearestWord(written, known) {
    if (written === '' || written.length > 60)
        return undefined;
    const word = written.toLowerCase();
    const exact = known.find((candidate) => candidate.toLowerCase() === word);
    if (exact !== undefined)
        return exact;
    const parts = known.filter((candidate) => candidate.toLowerCase().endsWith(`/${word}`));
    if (parts.length === 1)
        return parts[0];
    const allowed = word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3;
    let nearest;
    for (const candidate of known) {
        const slips = countSlips(word, candidate.toLowerCase());
        if (slips <= allowed && slips < Math.min(candidate.length, nearest?.slips ?? Infinity)) {
            nearest = { word: candidate, slips };
        }
    }
    return nearest?.word;
}
function countSlips(left, right) {
    let beforeLast = [];
    let last = Array.from({ length: right.length + 1 }, (_, index) => index);
    for (let row = 1; row <= left.length; row++) {
        const current = [row];
        for (let column = 1; column <= right.length; column++) {
            const same = left[row - 1] === right[column - 1];
            const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
            const ways = [last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1)];
            if (swapped)
                ways.push(beforeLast[column - 2] + 1);
            current.push(Math.min(...ways));
        }
        beforeLast = last;
        last = current;
    }
    return last[right.length];
}

;


function says(expectation) {
    return JSON.stringify(expectation);
}
function readExpectation(message) {
    return JSON.parse(message);
}
function written_values_text(rule) {
    return dist .FsL(dist .IeY((value) => typeof value === 'string' || typeof value === 'number', ({ input }) => says({
        expected: rule.expected,
        suggestion: typeof input === 'boolean'
            ? `If the word itself is meant, write '${input}' in quotes.`
            : undefined,
    })), dist .pdi(String), dist .z6Y(rule.accepts, ({ input }) => says({ expected: rule.expected, suggestion: rule.suggests?.(String(input)) })));
}
function oneOf(words, synonyms = {}) {
    return dist .FsL(written_values_text({
        expected: renderChoices(words),
        accepts: (word) => words.some((known) => known === word),
        suggests: (word) => {
            const meant = Object.hasOwn(synonyms, word) ? synonyms[word] : findNearestWord(word, words);
            return meant === undefined ? undefined : `Did you mean ${meant}?`;
        },
    }), dist .pdi((word) => word));
}
function yesOrNo() {
    return dist .IeY((value) => typeof value === 'boolean', ({ input }) => says({ expected: 'true or false', suggestion: suggestBoolean(input) }));
}
function suggestBoolean(input) {
    const word = nameWord(input)?.toLowerCase();
    if (word === undefined)
        return undefined;
    if (['yes', 'on', 'true', '1', 'y'].includes(word))
        return 'Write true, without quotes.';
    if (['no', 'off', 'false', '0', 'n'].includes(word))
        return 'Write false, without quotes.';
    return undefined;
}
function wholeNumber(least, most, unit) {
    return number(least, most, `a whole number of ${unit} from ${least} to ${most}`);
}
function numericId() {
    return number(1, Number.MAX_SAFE_INTEGER, 'the numeric id');
}
function number(least, most, expected) {
    return dist .IeY((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most, ({ input }) => {
        const number = typeof input === 'string' ? /^\s*(\d+)/.exec(input)?.[1] : undefined;
        return says({
            expected,
            suggestion: number === undefined ? undefined : `Write ${number} alone, without quotes or unit.`,
        });
    });
}
function listOf(item, expected) {
    return dist .FsL(dist .IeY(Array.isArray, ({ input }) => says({
        expected,
        suggestion: typeof input === 'string' || typeof input === 'number'
            ? `Write it as a list: [${input}].`
            : undefined,
    })), dist .YOg(item));
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function mapping(entries, words) {
    const keys = Object.keys(entries);
    return dist .FsL(dist .IeY(isMapping, () => says({ expected: words.expected })), dist ._H3(entries, (issue) => {
        const key = String(issue.path?.at(-1)?.key ?? '');
        return says({ found: 'nothing', expected: words.missing?.[key] ?? words.expected });
    }), dist .H0v(({ dataset, addIssue }) => {
        if (!isMapping(dataset.value))
            return;
        for (const key of Object.keys(dataset.value)) {
            if (keys.includes(key))
                continue;
            const suggestion = suggestKey(key, keys, words.synonyms ?? {});
            const expected = renderChoices(keys);
            addIssue({
                message: says({ found: 'a key that does not exist', expected, suggestion }),
                path: [pathTo(dataset.value, key)],
            });
        }
    }));
}
function recordOf(key, value, expected) {
    return dist .FsL(dist .IeY(isMapping, () => says({ expected })), dist .g1P(key, value));
}
function pathTo(input, key) {
    const value = Object(input)[key];
    return { type: 'unknown', origin: 'key', input, key, value };
}
function suggestKey(key, keys, synonyms) {
    if (Object.hasOwn(synonyms, key))
        return synonyms[key];
    const meant = findNearestWord(key, keys);
    return meant === undefined ? undefined : `Did you mean ${meant}?`;
}
function renderChoices(words) {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
function distinctListOf(item, expected, nameOf = nameWord) {
    return dist .FsL(listOf(item, expected), dist .H0v(({ dataset, addIssue }) => {
        if (!Array.isArray(dataset.value))
            return;
        const seen = new Set();
        for (const [index, entry] of dataset.value.entries()) {
            const name = nameOf(entry);
            if (name === undefined)
                continue;
            if (seen.has(name.toLowerCase())) {
                const message = says({ found: `"${name}" a second time`, expected: 'every one once' });
                addIssue({ message, path: [pathTo(dataset.value, index)] });
            }
            seen.add(name.toLowerCase());
        }
    }));
}
function nameWord(item) {
    return typeof item === 'string' || typeof item === 'number' ? String(item) : undefined;
}

;




function labelRenames(known) {
    return dist .FsL(recordOf(label_schema_labelId(known), written_values_text(LABEL_NAME), 'a mapping of label id to name'), dist .H0v(({ dataset, addIssue }) => {
        const { value: renames } = dataset;
        if (!isMapping(renames))
            return;
        const names = new Map(known.map((id) => [id, Object.hasOwn(renames, id) ? renames[id] : id]));
        for (const [id, name] of Object.entries(renames)) {
            const other = [...names].find(([otherId, used]) => otherId !== id && isSameName(used, name))?.[0];
            if (other === undefined)
                continue;
            addIssue({
                message: says({ found: `"${name}", the name of ${other}`, expected: 'a name of its own' }),
                path: [pathTo(renames, id)],
            });
        }
    }));
}
function label_schema_labelId(known) {
    return dist .IeY((id) => known.some((label) => label === id), ({ input }) => {
        const meant = findNearestWord(String(input), known);
        return says({
            found: 'a label that the process does not have',
            expected: 'the id of a label, such as case/received',
            suggestion: meant === undefined ? undefined : `Did you mean ${meant}?`,
        });
    });
}
function isSameName(left, right) {
    return typeof left === 'string' && typeof right === 'string' && left.toLowerCase() === right.toLowerCase();
}

;



const id = numericId();
const excluded = distinctListOf(written_values_text(REPO_NAME), 'a list of repo names');
const REPOS = 'all, or a list of repo names';
const repos = dist .RZV((input) => Array.isArray(input) ? distinctListOf(written_values_text(REPO_NAME), REPOS) : everyRepo);
const everyRepo = dist .FsL(dist .IeY((value) => value === 'all', ({ input }) => says({ expected: REPOS, suggestion: suggestRepos(input) })), dist .pdi(() => 'all-public'));
function suggestRepos(input) {
    if (input === null)
        return 'Write all for every public repo, [] for none.';
    if (typeof input !== 'string' && typeof input !== 'number')
        return undefined;
    if (/^(?:\*|any|every|all.*|public|true)$/i.test(String(input)))
        return 'Write all for every public repo.';
    return `Write it as a list: [${input}].`;
}
const repoEntries = { repos: dist .lqM(repos, 'all'), exclude: dist .lqM(excluded, []) };
function refuseContradiction() {
    return dist .H0v(({ dataset, addIssue }) => {
        if (!isMapping(dataset.value))
            return;
        const { repos: listed, exclude } = dataset.value;
        if (!Array.isArray(listed) || !Array.isArray(exclude))
            return;
        const names = new Set(listed.map((name) => nameWord(name)?.toLowerCase()));
        for (const [index, item] of exclude.entries()) {
            const name = nameWord(item);
            if (name === undefined || !names.has(name.toLowerCase()))
                continue;
            addIssue({
                message: says({
                    found: `"${name}", which repos lists`,
                    expected: 'a repo in one of the two lists only',
                }),
                path: [pathTo(dataset.value, 'exclude'), pathTo(exclude, index)],
            });
        }
    });
}
const SYNONYMS = {
    name: 'Did you mean login?',
    owner: 'Did you mean login?',
    org: 'Did you mean login?',
    except: 'Did you mean exclude?',
    ignore: 'Did you mean exclude?',
};
const OWNER = 'a login, or a mapping of login, id, repos and exclude';
const detailedOwner = dist .FsL(mapping({ login: written_values_text(OWNER_LOGIN), id: dist .lqM(id), ...repoEntries }, { expected: OWNER, missing: { login: OWNER_LOGIN.expected }, synonyms: SYNONYMS }), refuseContradiction(), dist .pdi(({ login, id, repos, exclude }) => ({ login, id: id ?? null, repos, exclude })));
const plainOwner = dist .FsL(written_values_text({ ...OWNER_LOGIN, expected: OWNER }), dist .pdi((login) => ({ login, id: null, repos: 'all-public', exclude: [] })));
const OWNER_ALONE = 'a login, or a mapping of login and id';
const ownerAlone = dist .RZV((input) => isMapping(input) ? detailedOwnerAlone : plainOwnerAlone);
const plainOwnerAlone = dist .FsL(written_values_text({ ...OWNER_LOGIN, expected: OWNER_ALONE }), dist .pdi((login) => ({ login, id: null })));
const BESIDE = 'repos and exclude stand beside owner, not inside it.';
const detailedOwnerAlone = dist .FsL(mapping({ login: written_values_text(OWNER_LOGIN), id: dist .lqM(id) }, {
    expected: OWNER_ALONE,
    missing: { login: OWNER_LOGIN.expected },
    synonyms: { ...SYNONYMS, repos: BESIDE, exclude: BESIDE },
}), dist .pdi(({ login, id }) => ({ login, id: id ?? null })));
const owner = dist .RZV((input) => (isMapping(input) ? detailedOwner : plainOwner));
const ownerValue = dist .RZV((input) => isMapping(input) ? ownerOptions : ownerRepos);
const ownerRepos = dist .FsL(repos, dist .pdi((repos) => ({ id: null, repos, exclude: [] })));
const ownerOptions = dist .FsL(mapping({ id: dist .lqM(id), ...repoEntries }, { expected: 'all, a list of repo names, or a mapping of id, repos and exclude', synonyms: SYNONYMS }), refuseContradiction(), dist .pdi(({ id, repos, exclude }) => ({ id: id ?? null, repos, exclude })));
const OWNERS = 'a list of owners, or a mapping of login to repos';
const ownersByLogin = dist .FsL(recordOf(written_values_text(OWNER_LOGIN), ownerValue, OWNERS), dist .H0v(({ dataset, addIssue }) => {
    const seen = new Set();
    for (const login of Object.keys(isMapping(dataset.value) ? dataset.value : {})) {
        const repeated = seen.has(login.toLowerCase());
        seen.add(login.toLowerCase());
        if (!repeated)
            continue;
        const message = says({ found: `"${login}" a second time`, expected: 'every one once' });
        addIssue({ message, path: [pathTo(dataset.value, login)] });
    }
}), dist .pdi((byLogin) => Object.entries(byLogin).map(([login, rest]) => ({ login, ...rest }))));
const ownersInOrder = distinctListOf(owner, OWNERS, (item) => isMapping(item) && typeof item.login === 'string' ? item.login : undefined);
const owners = dist .FsL(dist .RZV((input) => (isMapping(input) ? ownersByLogin : ownersInOrder)), dist .z6Y((list) => list.length > 0, says({ expected: 'at least one owner' })));
const team = dist .RZV((input) => (isMapping(input) ? detailedTeam : plainTeam));
const plainTeam = dist .FsL(written_values_text(TEAM_PATH), dist .pdi((path) => {
    const [slug = '', owner] = path.split('/').reverse();
    return { owner: owner ?? null, slug, id: null };
}));
const detailedTeam = dist .FsL(mapping({ slug: written_values_text(TEAM_SLUG), owner: dist .lqM(written_values_text(OWNER_LOGIN)), id: dist .lqM(id) }, {
    expected: 'a slug, owner/slug, or a mapping of slug, owner and id',
    missing: { slug: TEAM_SLUG.expected },
    synonyms: { name: 'Did you mean slug?', team: 'Did you mean slug?', org: 'Did you mean owner?' },
}), dist .pdi(({ slug, owner, id }) => ({ slug, owner: owner ?? null, id: id ?? null })));

;
const CONFIRMED_OPERATIONS = ['cve-request', 'privatize', 'post', 'close-report'];
const CHANNEL_KINDS = [
    'x',
    'mastodon',
    'bluesky',
    'chat',
    'email',
    'discussion',
    'release-notes',
];

;




const clocks = dist .FsL(mapping({
    acknowledge: dist .lqM(wholeNumber(1, 90, 'days'), 5),
    dismiss: dist .lqM(wholeNumber(1, 90, 'days'), 10),
    appeal: dist .lqM(wholeNumber(0, 90, 'days'), 14),
    cve: dist .lqM(wholeNumber(1, 90, 'days'), 7),
    remind: dist .lqM(distinctListOf(wholeNumber(0, 30, 'days'), 'a list of days before a due time'), [2, 1]),
    overdue: dist .lqM(wholeNumber(1, 168, 'hours'), 24),
}, { expected: 'a mapping of acknowledge, dismiss, appeal, cve, remind and overdue' }), dist .H0v(({ dataset, addIssue }) => {
    const written = dataset.value;
    if (!isMapping(written))
        return;
    const { acknowledge, dismiss } = written;
    if (typeof acknowledge !== 'number' || typeof dismiss !== 'number' || dismiss >= acknowledge)
        return;
    addIssue({
        message: says({
            expected: `at least the ${acknowledge} of acknowledge`,
            suggestion: 'dismiss is 10 where it is not set.',
        }),
        input: dismiss,
        path: [pathTo(written, 'dismiss')],
    });
}), dist .pdi((written) => ({
    acknowledgeDays: written.acknowledge,
    dismissDays: written.dismiss,
    appealDays: written.appeal,
    cveDays: written.cve,
    remindDaysBefore: written.remind.toSorted((left, right) => right - left),
    overdueEveryHours: written.overdue,
})));
const confirmations = mapping({
    disclosure: dist .lqM(wholeNumber(1, 10, 'members'), 1),
    without: dist .lqM(distinctListOf(oneOf(CONFIRMED_OPERATIONS, {
        cve: 'cve-request',
        close: 'close-report',
    }), 'a list of operations'), []),
}, { expected: 'a mapping of disclosure and without' });
const PROVIDERS = ['manual', 'github'];
const cve = dist .RZV((input) => (isMapping(input) ? detailedCve : plainCve));
const plainCve = dist .FsL(oneOf(PROVIDERS), dist .pdi((provider) => ({ provider, contact: null, cna: null })));
const detailedCve = dist .FsL(mapping({
    provider: dist .lqM(oneOf(PROVIDERS), 'manual'),
    contact: dist .lqM(written_values_text(shortText('whom a request is addressed to'))),
    cna: dist .lqM(written_values_text(shortText('what the CNA calls itself'))),
}, { expected: 'manual, github, or a mapping of provider, contact and cna' }), dist .pdi(({ provider, contact, cna }) => ({ provider, contact: contact ?? null, cna: cna ?? null })));
const FOLDERS = { express: 'src/content/blog', plain: 'posts' };
const BLOG = 'owner/name of the repo, or a mapping of repo, branch, folder, form, project and authors';
const blog = dist .RZV((input) => (isMapping(input) ? detailedBlog : plainBlog));
const plainBlog = dist .FsL(written_values_text({ ...REPO_PATH, expected: BLOG }), dist .pdi((repo) => ({
    repo,
    branch: null,
    folder: FOLDERS.plain,
    form: 'plain',
    project: null,
    authors: [],
})));
const plainAuthor = dist .FsL(written_values_text(shortText("an author's name")), dist .pdi((name) => ({ name, github: null })));
const detailedAuthor = dist .FsL(mapping({ name: written_values_text(shortText("an author's name")), github: dist .lqM(written_values_text(OWNER_LOGIN)) }, {
    expected: 'a name, or a mapping of name and github',
    missing: { name: "the author's name" },
    synonyms: { login: 'Did you mean github?' },
}), dist .pdi(({ name, github }) => ({ name, github: github ?? null })));
const author = dist .RZV((input) => (isMapping(input) ? detailedAuthor : plainAuthor));
const detailedBlog = dist .FsL(mapping({
    repo: written_values_text(REPO_PATH),
    branch: dist .lqM(written_values_text(BRANCH_NAME)),
    folder: dist .lqM(written_values_text(FOLDER)),
    form: dist .lqM(oneOf(['plain', 'express']), 'plain'),
    project: dist .lqM(written_values_text(shortText("the project's name in prose"))),
    authors: dist .lqM(listOf(author, 'a list of names, or of name and github'), []),
}, {
    expected: BLOG,
    missing: { repo: REPO_PATH.expected },
    synonyms: {
        path: 'Did you mean folder?',
        author: 'Did you mean authors?',
        template: 'Did you mean form?',
    },
}), dist .pdi(({ repo, branch, folder, form, project, authors }) => ({
    repo,
    branch: branch ?? null,
    folder: folder ?? FOLDERS[form],
    form,
    project: project ?? null,
    authors,
})));
const CHANNEL_NAMES = {
    x: 'X',
    mastodon: 'Mastodon',
    bluesky: 'Bluesky',
    chat: 'Chat',
    email: 'E-mail',
    discussion: 'Discussions',
    'release-notes': 'Release notes',
};
const channelKind = oneOf(CHANNEL_KINDS, {
    twitter: 'x',
    slack: 'chat',
    discord: 'chat',
    mail: 'email',
    bsky: 'bluesky',
    discussions: 'discussion',
    toot: 'mastodon',
});
const plainChannel = dist .FsL(channelKind, dist .pdi((kind) => renderChannel(kind, undefined)));
const HOSTS = 'Addresses and credentials stand beside their secret, in the workflow; nothing embargoed goes to a channel of this file.';
const detailedChannel = dist .FsL(mapping({ kind: channelKind, name: dist .lqM(written_values_text(shortText("the channel's name"))) }, {
    expected: 'a kind of channel, or a mapping of kind and name',
    missing: { kind: `the kind of channel: ${CHANNEL_KINDS.join(', ')}` },
    synonyms: {
        type: 'Did you mean kind?',
        surface: HOSTS,
        host: HOSTS,
        url: HOSTS,
        webhook: HOSTS,
        token: HOSTS,
    },
}), dist .pdi(({ kind, name }) => renderChannel(kind, name)));
const channel = dist .RZV((input) => (isMapping(input) ? detailedChannel : plainChannel));
const channels = distinctListOf(channel, 'a list of channels', (item) => isMapping(item) && typeof item.name === 'string' ? item.name : undefined);
function renderChannel(kind, name) {
    return { kind, name: name ?? CHANNEL_NAMES[kind], surface: 'public' };
}
function templates(known) {
    const key = known
        ? oneOf(known)
        : written_values_text({
            expected: 'the key of a text, in small letters, digits and hyphens',
            accepts: (word) => /^[a-z][a-z\d]*(?:[-./][a-z\d]+)*$/.test(word),
        });
    const words = written_values_text({
        expected: 'text of 1 to 20000 characters',
        accepts: (written) => written.trim() !== '' && written.length <= 20_000,
    });
    return recordOf(key, words, 'a mapping of key to text');
}
const intake = dist .FsL(mapping({ advisories: dist .lqM(yesOrNo(), true), form: dist .lqM(written_values_text(LABEL_NAME), 'security-report') }, {
    expected: 'a mapping of advisories and form',
    synonyms: { label: 'Did you mean form?', formLabel: 'Did you mean form?' },
}), dist .pdi(({ advisories, form }) => ({ advisories, formLabel: form })));
const gate = mapping({ npm: dist .lqM(yesOrNo(), true) }, { expected: 'a mapping of npm' });

;






const BESIDE_SECRET = 'Apps, tokens and addresses are inputs of the workflow, beside their secret: any committer may edit this file.';
const config_schema_SYNONYMS = {
    org: 'Did you mean owner?',
    orgs: 'Did you mean owners?',
    organization: 'Did you mean owner?',
    organisation: 'Did you mean owner?',
    organizations: 'Did you mean owners?',
    organisations: 'Did you mean owners?',
    site: 'Did you mean blog?',
    website: 'Did you mean blog?',
    deadlines: 'Did you mean clocks?',
    timers: 'Did you mean clocks?',
    social: 'Did you mean channels?',
    messages: 'Did you mean templates?',
    except: 'Did you mean exclude?',
    confirm: 'Did you mean confirmations?',
    apps: BESIDE_SECRET,
    app: BESIDE_SECRET,
    token: BESIDE_SECRET,
    tokens: BESIDE_SECRET,
    secrets: BESIDE_SECRET,
    webhook: BESIDE_SECRET,
};
function config_schema_configSchema(known) {
    return dist .FsL(mapping({
        version: dist .lqM(dist .euz(1, says({ expected: '1' })), 1),
        owner: dist .lqM(ownerAlone),
        owners: dist .lqM(owners),
        repos: dist .lqM(repos),
        exclude: dist .lqM(distinctListOf(written_values_text(REPO_NAME), 'a list of repo names')),
        team: team,
        readers: dist .lqM(distinctListOf(written_values_text(READER_LOGIN), 'a list of logins'), []),
        labels: dist .lqM(labelRenames(known.labels), {}),
        clocks: dist .lqM(clocks, {}),
        confirmations: dist .lqM(confirmations, {}),
        cve: dist .lqM(cve, 'manual'),
        blog: dist .lqM(blog),
        channels: dist .lqM(channels, []),
        templates: dist .lqM(templates(known.templates), {}),
        intake: dist .lqM(intake, {}),
        gate: dist .lqM(gate, {}),
    }, {
        expected: 'a mapping with at least owner and team',
        missing: { team: 'the team that handles reports: slug or owner/slug' },
        synonyms: config_schema_SYNONYMS,
    }), refuseContradiction(), checkOwnerKeys());
}
function checkOwnerKeys() {
    return dist .H0v(({ dataset, addIssue }) => {
        const written = dataset.value;
        if (!isMapping(written))
            return;
        const refuse = (key, found, expected) => addIssue({ message: says({ found, expected }), path: [pathTo(written, key)] });
        if (!('owner' in written) && !('owners' in written)) {
            refuse('owner', 'nothing', 'the login of the organisation or user whose repos these are');
        }
        if (!('owners' in written))
            return;
        if ('owner' in written)
            refuse('owners', 'owners beside owner', 'one of the two');
        for (const key of ['repos', 'exclude']) {
            if (key in written)
                refuse(key, `${key} beside owners`, `${key} inside the owner it is meant for`);
        }
    });
}

;
const PROMISED = { acknowledge: 5, dismiss: 10 };
function findConfigWarnings(config, ownersPath) {
    return [
        ...findForeignOwners(config),
        ...findIdleExclusions(config, ownersPath),
        ...findLatePromises(config),
        ...findUnconfirmed(config),
    ];
}
function findForeignOwners({ owners, team, blog }) {
    const ours = new Set(owners.map(({ login }) => login.toLowerCase()));
    const warn = (owner, key) => owner === undefined || ours.has(owner.toLowerCase())
        ? []
        : [
            {
                path: [key],
                message: `${owner} is not among the owners, so it needs an App or token of its own.`,
            },
        ];
    return [...warn(team.owner, 'team'), ...warn(blog?.repo.split('/')[0], 'blog')];
}
function findIdleExclusions({ owners }, ownersPath) {
    return owners.flatMap(({ login, repos, exclude }, index) => {
        if (repos === 'all-public' || exclude.length === 0)
            return [];
        const path = [...(ownersPath?.(index) ?? []), 'exclude'];
        return [{ path, message: `Nothing is taken away from ${login}: its repos are listed one by one.` }];
    });
}
function findLatePromises({ clocks }) {
    const warnings = [];
    const warnLate = (key, days) => {
        if (days <= PROMISED[key])
            return;
        const message = `The process promises ${PROMISED[key]} days; reporters are told of ${days} only if your security policy says so.`;
        warnings.push({ path: ['clocks', key], message });
    };
    warnLate('acknowledge', clocks.acknowledgeDays);
    warnLate('dismiss', clocks.dismissDays);
    const longest = Math.max(clocks.acknowledgeDays, clocks.dismissDays);
    const never = clocks.remindDaysBefore.filter((days) => days >= longest);
    if (never.length > 0) {
        const message = `A reminder ${never.join(' or ')} days ahead is never sent: no deadline is longer than ${longest} days.`;
        warnings.push({ path: ['clocks', 'remind'], message });
    }
    return warnings;
}
function findUnconfirmed({ confirmations }) {
    return confirmations.without.map((operation, index) => ({
        path: ['confirmations', 'without', index],
        message: `${operation} leaves the team or cannot be taken back, and goes without a confirmation.`,
    }));
}

;






const CONFIG_FILE = '.github/security-process.yml';
const MAX_LENGTH = 65_536;
const MAX_PROBLEMS = 200;
function parseConfig(text, known, file = CONFIG_FILE) {
    if (text === null)
        return parse_config_bad([missingFile(file)]);
    const document = parseYaml(text, { maxLength: MAX_LENGTH });
    if (document.kind === 'bad') {
        const { path, ...problem } = document.problem;
        return parse_config_bad([{ file, key: path, ...problem, found: renderPlainly(problem.found, 200) }]);
    }
    const result = dist .xLC(config_schema_configSchema(known), asWritten(document));
    if (!result.success)
        return parse_config_bad(result.issues.slice(0, MAX_PROBLEMS).map((issue) => toProblem(issue, document, file)));
    const config = assembleConfig(result.output);
    const warnings = findConfigWarnings(config, findOwnersPath(document.value)).map(({ path, message }) => ({
        file,
        line: document.lineOf(path),
        key: renderPath(path),
        message,
    }));
    return { kind: 'ok', config, warnings };
}
function defaultConfig(owner, team) {
    const parsed = v.safeParse(configSchema({ labels: [] }), { owner, team });
    if (!parsed.success)
        throw new Error(`No login and team: ${renderFound(owner)}, ${renderFound(team)}.`);
    return assembleConfig(parsed.output);
}
function parse_config_bad(problems) {
    return { kind: 'bad', problems: problems.toSorted(compareProblems) };
}
function compareProblems(left, right) {
    return left.line - right.line || (left.key < right.key ? -1 : left.key > right.key ? 1 : 0);
}
function missingFile(file) {
    return {
        file,
        line: 1,
        key: '',
        found: 'no such file',
        expected: 'a file with at least owner and team',
        suggestion: 'Make one with the lines "owner: your-organisation" and "team: your-team".',
    };
}
function assembleConfig(written) {
    const owners = assembleOwners(written);
    const first = owners[0]?.login ?? '';
    const { team, blog, readers, labels, clocks, confirmations, cve, channels, templates } = written;
    return {
        version: 1,
        owners,
        team: { owner: team.owner ?? first, slug: team.slug, id: team.id },
        readers,
        labels,
        clocks,
        confirmations,
        cve,
        blog: blog === undefined ? null : { ...blog, project: blog.project ?? first },
        channels,
        templates,
        intake: written.intake,
        gate: written.gate,
    };
}
function assembleOwners(written) {
    if (written.owners !== undefined)
        return written.owners;
    if (written.owner === undefined)
        return [];
    const { owner, repos = 'all-public', exclude = [] } = written;
    return [{ ...owner, repos, exclude }];
}
function findOwnersPath(file) {
    if (!isMapping(file) || file.owners === undefined)
        return undefined;
    const logins = isMapping(file.owners) ? Object.keys(file.owners) : undefined;
    return (index) => ['owners', logins?.[index] ?? index];
}
function asWritten(document) {
    const visit = (value, path) => {
        if (typeof value === 'number' || typeof value === 'bigint') {
            const raw = document.rawOf(path);
            return raw === undefined || raw === String(value) ? value : raw;
        }
        if (Array.isArray(value))
            return value.map((item, index) => visit(item, [...path, index]));
        if (typeof value !== 'object' || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, [...path, key])]));
    };
    return visit(document.value ?? {}, []);
}
function toProblem(issue, document, file) {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const { found, expected, suggestion } = readExpectation(issue.message);
    return {
        file,
        line: document.lineOf(path),
        key: renderPlainly(renderPath(path), 120),
        found: renderPlainly(found ?? config_problem_renderFound(issue.input), 200),
        expected,
        ...(suggestion === undefined ? {} : { suggestion: renderPlainly(suggestion, 300) }),
    };
}

;
const TEMPLATES = {
    acknowledgement: ['answerBy'],
    questions: [],
    dismissal: ['reason', 'because', 'appealDays'],
};
const TEMPLATE_KEYS = Object.keys(TEMPLATES);
function renderTemplate({ templates }, key, ours, values) {
    return (templates[key] ?? ours).replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => Object.hasOwn(values, name) ? values[name] : whole);
}

;
function findStranger(config, team, ownerIds) {
    if (team.kind === 'known' &&
        config.team.id !== null &&
        team.id !== undefined &&
        team.id !== config.team.id) {
        return `The team ${config.team.owner}/${config.team.slug} has the id ${team.id}, the configuration says ${config.team.id}`;
    }
    for (const owner of config.owners) {
        const id = ownerIds[owner.login.toLowerCase()];
        if (owner.id !== null && id !== undefined && id !== owner.id) {
            return `${owner.login} has the id ${id}, the configuration says ${owner.id}`;
        }
    }
    return undefined;
}

;
function judgeSurface({ repo, team, self }, config) {
    if (!repo.isPrivate)
        return { kind: 'public' };
    if (repo.readers === null)
        return { kind: 'unknown-readers' };
    if (team.kind === 'unknown')
        return { kind: 'good' };
    const expected = new Set([
        self.id,
        ...team.members.map((person) => person.id),
        ...repo.owners.map((person) => person.id),
    ]);
    const readers = config.readers.map((login) => login.toLowerCase());
    const others = repo.readers.filter((person) => !expected.has(person.id) && !readers.includes(person.login.toLowerCase()));
    return others.length === 0
        ? { kind: 'good' }
        : { kind: 'too-many-readers', logins: others.map((person) => person.login) };
}

;
function isOurs({ owners }, repo) {
    const [login = '', name = ''] = repo.toLowerCase().split('/');
    const owner = owners.find((each) => each.login.toLowerCase() === login);
    if (!owner)
        return false;
    const named = (list) => list.some((each) => each.toLowerCase() === name);
    return owner.repos === 'all-public' ? !named(owner.exclude) : named(owner.repos);
}

;
function siblingsIn(text, stored) {
    const found = [
        ...text.matchAll(/For more details, see \[[^\]]*\]\(https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA(?:-[0-9a-z]{4}){3})/g),
    ];
    const all = found.map((match) => ({ repo: match[1], ghsa: match[2] }));
    return all.filter((each, index) => all.findIndex((other) => other.ghsa === each.ghsa) === index &&
        !stored.advisories.some((own) => own.ghsa === each.ghsa));
}

;

const PLACEHOLDER = '\ufffc';
const CODE_LIKE = new RegExp([
    String.raw `(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>"'.,;:!?)\]]`,
    String.raw `[^\s<>()[\]@,;:"]{1,64}@[^\s<>()[\]@,;:"]{1,100}\.\w+`,
    String.raw `[<>]=?\s?v?\d[\w.+-]*(?<![.+-])(?:,\s?[<>]=?\s?v?\d[\w.+-]*(?<![.+-]))*`,
    String.raw `(?<![\w.-])v?\d+\.\d+\.\d+(?:-[\w.-]*\w)?(?![\w-]|\.\w)`,
    String.raw `[^\s"'(),;:!?[\]]{0,100}_[^\s"'(),;:!?[\]]*(?<!\.)`,
].join('|'), 'giu');
const MARKUP = new RegExp([
    '(?<ticks>`+)(?<code>[^`]|[^`][^]*?[^`])\\k<ticks>(?!`)',
    String.raw `\\(?<escaped>[!-/:-@[-\x60{-~])`,
    '<!--[^]*?-->',
    String.raw `!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?`,
    String.raw `\[\^[^\]\s]+\]`,
    String.raw `\[(?<label>[^[\]]+)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])`,
    '<(?<address>(?:https?://|mailto:)[^\\s<>]+)>',
    String.raw `<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>`,
    '&(?<entity>lt|gt|amp|quot|apos|nbsp|mdash|ndash|hellip);',
].join('|'), 'gi');
const inline_text_MAX_LENGTH = 8000;
const ENTITIES = {
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    mdash: '—',
    ndash: '–',
    hellip: '…',
};
function parseInline(markdown) {
    const codes = [];
    const source = tidy(markdown);
    const words = dropEmphasis(replaceMarkup(source, codes, 0));
    const pieces = [];
    let next = 0;
    for (const part of words.split(PLACEHOLDER).entries()) {
        if (part[0] > 0)
            pieces.push({ kind: 'code', text: codes[next++] ?? '' });
        pieces.push(...splitCodeLike(part[1]));
    }
    return joinPieces(pieces);
}
function parseWords(words) {
    return joinPieces(splitCodeLike(tidy(words)));
}
function readWords(words) {
    return tidy(words).replace(/\s+/g, ' ').trim();
}
function readInline(pieces) {
    return pieces.map((piece) => piece.text).join('');
}
function replaceMarkup(source, codes, depth) {
    const keep = (code) => {
        codes.push(code);
        return PLACEHOLDER;
    };
    return source.replace(MARKUP, (...found) => {
        const groups = found.at(-1);
        if (groups.code !== undefined)
            return keep(groups.code);
        if (groups.escaped !== undefined)
            return groups.escaped;
        if (groups.label !== undefined)
            return depth > 2 ? groups.label : replaceMarkup(groups.label, codes, depth + 1);
        if (groups.address !== undefined)
            return keep(groups.address);
        if (groups.entity !== undefined)
            return ENTITIES[groups.entity.toLowerCase()] ?? '';
        return '';
    });
}
function dropEmphasis(text) {
    return text
        .replace(/\*{2,}/g, '')
        .replace(/(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])/g, '$1')
        .replace(/(?<![\w_])__(?=[^\s_])([^_]*\s[^_]*[^\s_])__(?![\w_])/g, '$1')
        .replace(/(?<![\w_])_(?=[^\s_])([^_]*[^\s_])_(?![\w_])/g, '$1')
        .replace(/~~/g, '');
}
function splitCodeLike(text) {
    const pieces = [];
    let from = 0;
    for (const match of text.matchAll(CODE_LIKE)) {
        if (match[0] === '')
            continue;
        pieces.push({ kind: 'text', text: text.slice(from, match.index) }, { kind: 'code', text: match[0] });
        from = match.index + match[0].length;
    }
    pieces.push({ kind: 'text', text: text.slice(from) });
    return pieces;
}
function joinPieces(pieces) {
    const joined = [];
    for (const piece of pieces) {
        const text = piece.text.replace(/\s+/g, ' ');
        const last = joined.at(-1);
        if (text === '' || (piece.kind === 'code' && text.trim() === ''))
            continue;
        if (last?.kind === piece.kind)
            joined[joined.length - 1] = { kind: piece.kind, text: last.text + text };
        else
            joined.push({ kind: piece.kind, text: piece.kind === 'code' ? text.trim() : text });
    }
    return trimPieces(joined);
}
function trimPieces(pieces) {
    return pieces
        .map((piece, index) => {
        const start = index === 0 ? piece.text.trimStart() : piece.text;
        return { ...piece, text: index === pieces.length - 1 ? start.trimEnd() : start };
    })
        .filter((piece) => piece.text !== '');
}
function tidy(text) {
    const flat = flatten(text).toWellFormed().replaceAll(PLACEHOLDER, '');
    return flat.length > inline_text_MAX_LENGTH ? `${flat.slice(0, inline_text_MAX_LENGTH).toWellFormed()} …` : flat;
}

;

function renderInline(pieces, target) {
    return pieces
        .map((piece) => (piece.kind === 'code' ? renderCode(piece.text) : escapeText(piece.text, target)))
        .join('');
}
function renderWords(words, target) {
    return renderInline(parseWords(words), target);
}
function renderCode(text) {
    const flat = readWords(text) || '?';
    const runs = new Set((flat.match(/`+/g) ?? []).map((run) => run.length));
    let ticks = 1;
    while (runs.has(ticks))
        ticks++;
    const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
    return `${'`'.repeat(ticks)}${pad}${flat}${pad}${'`'.repeat(ticks)}`;
}
function renderProse(blocks, target, keepLowerCase = []) {
    return blocks
        .map((block) => block.kind === 'paragraph'
        ? renderStart(capitalise(block.inline, keepLowerCase), target)
        : block.items.map((item) => `- ${renderStart(item, target)}`).join('\n'))
        .join('\n\n');
}
function renderStart(pieces, target) {
    const first = pieces[0];
    const statement = first?.kind === 'text' ? /^(?:import|export)\b/.exec(first.text)?.[0] : undefined;
    if (first !== undefined && statement !== undefined) {
        const rest = { kind: 'text', text: first.text.slice(statement.length) };
        return renderInline([{ kind: 'code', text: statement }, rest, ...pieces.slice(1)], target);
    }
    return renderInline(pieces, target)
        .replace(/^([#+=-])/, '\\$1')
        .replace(/^(\d+)([.)])/, '$1\\$2');
}
function escapeText(text, target) {
    const escaped = text
        .replace(/[\\*[\]~|$]/g, (sign) => `\\${sign}`)
        .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
        .replace(/&/g, '&amp;')
        .replace(/`/g, '&#96;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/\{/g, '&#123;')
        .replace(/\}/g, '&#125;');
    if (target === 'mdx')
        return escaped;
    return escaped.replace(/[@#](?=[\w-])/g, (sign) => `${sign}\u2060`);
}
function capitalise(pieces, keep) {
    const [first, ...rest] = pieces;
    if (first?.kind !== 'text')
        return pieces;
    if (keep.some((name) => first.text === name || first.text.startsWith(`${name} `)))
        return pieces;
    return [
        { kind: 'text', text: first.text.replace(/^\p{Ll}(?=[\p{L}' ])/u, (letter) => letter.toUpperCase()) },
        ...rest,
    ];
}

;


const SEVERITIES = ['low', 'medium', 'high', 'critical'];
const severity_words_SYNONYMS = {
    low: 'low',
    moderate: 'medium',
    medium: 'medium',
    high: 'high',
    important: 'high',
    critical: 'critical',
};
function parseSeverity(word) {
    const key = word.trim().toLowerCase();
    return Object.hasOwn(severity_words_SYNONYMS, key) ? severity_words_SYNONYMS[key] : undefined;
}
function suggestSeverity(word) {
    const near = findNearestWord(word.trim(), Object.keys(severity_words_SYNONYMS));
    return near === undefined ? undefined : parseSeverity(near);
}
function renderGhsaSeverity(severity) {
    return severity === 'medium' ? 'MODERATE' : severity.toUpperCase();
}
function renderCveSeverity(severity) {
    return severity.toUpperCase();
}
function renderPostSeverity(severity) {
    return severity.charAt(0).toUpperCase() + severity.slice(1);
}
function isWorse(left, right) {
    return SEVERITIES.indexOf(left) > SEVERITIES.indexOf(right);
}
function parseCreditType(word) {
    const key = word
        .trim()
        .toLowerCase()
        .replace(/[\s_-]+/g, '_');
    return CREDIT_TYPES.find((type) => type === key);
}
function renderCveCreditType(type) {
    return type.replaceAll('_', ' ');
}
function renderOsvCreditType(type) {
    return type.toUpperCase();
}

;

const MAX_PARAGRAPHS = 3;
const WANTED = /^(?:impact|summary|description|overview|what happened)\b/i;
const WORKAROUND = /workaround|work around|mitigation/i;
const UNWANTED = /patch|fix|workaround|mitigation|recommend|reference|resource|link|proof|poc|reproduc|credit|acknowledg|thanks|timeline|version|package|more information|contact|severity|cvss|cwe|test|code/i;
function parseAdvisoryProse(markdown) {
    const sections = splitSections(splitBlocks(markdown));
    const wanted = sections.filter((section) => section.title === '' || WANTED.test(section.title));
    const chosen = wanted.some((section) => section.blocks.some((block) => block.kind === 'paragraph'))
        ? wanted
        : sections.filter((section) => section.title !== '' && !UNWANTED.test(section.title)).slice(0, 1);
    return {
        description: toProse(chosen.flatMap((section) => section.blocks)),
        workaround: toProse(sections.filter((section) => WORKAROUND.test(section.title)).flatMap((section) => section.blocks)),
    };
}
function splitSections(blocks) {
    const sections = [{ title: '', blocks: [] }];
    for (const block of blocks) {
        if (block.kind === 'heading')
            sections.push({ title: readInline(parseInline(block.text)), blocks: [] });
        else
            sections.at(-1)?.blocks.push(block);
    }
    return sections;
}
function toProse(blocks) {
    const prose = [];
    let paragraphs = 0;
    for (const block of blocks) {
        if (block.kind === 'paragraph') {
            const inline = parseInline(block.text);
            if (inline.length === 0)
                continue;
            if (++paragraphs > MAX_PARAGRAPHS)
                break;
            prose.push({ kind: 'paragraph', inline });
        }
        if (block.kind === 'list') {
            const items = block.items.map(parseInline).filter((item) => item.length > 0);
            if (items.length > 0)
                prose.push({ kind: 'list', items });
        }
    }
    return prose.map((block, index) => (prose[index + 1]?.kind === 'list' ? block : closeSentence(block)));
}
function closeSentence(block) {
    const last = block.kind === 'paragraph' ? block.inline.at(-1) : undefined;
    if (block.kind === 'list' || last === undefined)
        return block;
    const before = block.inline.slice(0, -1);
    if (last.kind === 'code')
        return { ...block, inline: [...block.inline, { kind: 'text', text: '.' }] };
    if (/[.!?…]["')\]]*$/.test(last.text))
        return block;
    return { ...block, inline: [...before, { kind: 'text', text: `${last.text.replace(/[\s:;,]+$/, '')}.` }] };
}
const FENCE = /^\s*(`{3,}|~{3,})/;
const HEADING = /^\s{0,3}#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const UNDERLINE = /^\s{0,3}(?:=+|-+)\s*$/;
const RULE = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;
function splitBlocks(markdown) {
    const reading = { blocks: [], paragraph: [], items: [], blank: false };
    const lines = dropComments(markdown).split(/\r\n|\r|\n/);
    for (let index = 0; index < lines.length; index++) {
        const line = lines[index] ?? '';
        const fence = FENCE.exec(line)?.[1];
        if (fence !== undefined) {
            index = skipFence(lines, index, fence);
            drop(reading);
        }
        else if (line.includes('|') && TABLE_RULE.test(lines[index + 1] ?? '')) {
            while ((lines[index + 1] ?? '').trim() !== '')
                index++;
            drop(reading);
        }
        else
            readLine(reading, line.replace(/^\s{0,3}(?:>\s?)+/, ''));
    }
    advisory_prose_close(reading);
    return reading.blocks;
}
function readLine(reading, line) {
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line)?.[1];
    if (line.trim() === '') {
        closeParagraph(reading);
        reading.blank = true;
        return;
    }
    if (reading.paragraph.length > 0 && UNDERLINE.test(line)) {
        reading.blocks.push({ kind: 'heading', text: reading.paragraph.join(' ') });
        reading.paragraph = [];
    }
    else if (heading) {
        advisory_prose_close(reading);
        reading.blocks.push({ kind: 'heading', text: heading[1] ?? '' });
    }
    else if (RULE.test(line))
        advisory_prose_close(reading);
    else if (item !== undefined) {
        closeParagraph(reading);
        reading.items.push(item);
    }
    else if (reading.items.length > 0 && (!reading.blank || /^\s{2,}/.test(line))) {
        reading.items[reading.items.length - 1] += ` ${line}`;
    }
    else if (/^(?: {4}|\t)/.test(line) && reading.paragraph.length === 0)
        drop(reading);
    else {
        closeList(reading);
        reading.paragraph.push(line);
    }
    reading.blank = false;
}
function drop(reading) {
    advisory_prose_close(reading);
    reading.blocks.push({ kind: 'dropped' });
}
function advisory_prose_close(reading) {
    closeParagraph(reading);
    closeList(reading);
}
function closeParagraph(reading) {
    if (reading.paragraph.length > 0) {
        reading.blocks.push({ kind: 'paragraph', text: reading.paragraph.join('\n') });
    }
    reading.paragraph = [];
}
function closeList(reading) {
    if (reading.items.length > 0)
        reading.blocks.push({ kind: 'list', items: reading.items });
    reading.items = [];
}
function skipFence(lines, start, fence) {
    const end = new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`);
    for (let index = start + 1; index < lines.length; index++)
        if (end.test(lines[index] ?? ''))
            return index;
    return lines.length;
}
function dropComments(markdown) {
    let kept = '';
    let from = 0;
    for (let start = markdown.indexOf('<!--'); start >= 0; start = markdown.indexOf('<!--', from)) {
        const end = markdown.indexOf('-->', start + 4);
        if (end < 0)
            break;
        kept += markdown.slice(from, start);
        from = end + 3;
    }
    return kept + markdown.slice(from);
}

var semver = __webpack_require__(84);
;

function convertNpmRange(text) {
    const spaced = text.replaceAll(',', ' ');
    if (!spaced.split('||').every(isNpmSet))
        return undefined;
    const range = parseStrictly(spaced);
    if (range === undefined)
        return undefined;
    const alternatives = [];
    for (const set of range.set) {
        const comparators = set.flatMap(readComparator);
        if (comparators.some(({ version }) => version === '0.0.0-0'))
            return undefined;
        alternatives.push(comparators.length === 0 ? [{ op: '>=', version: '0' }] : merge(comparators));
    }
    return alternatives;
}
function isNpmSet(set) {
    const version = 'v?[0-9xX*][0-9A-Za-z.+*-]*';
    if (new RegExp(`^\\s*${version}\\s+-\\s+${version}\\s*$`).test(set))
        return true;
    const tokens = set.trim().replace(/([<>=^~])\s+/g, '$1');
    if (tokens === '')
        return false;
    const token = new RegExp(`^(?:[<>]=?|=|\\^|~)?${version}$`);
    return tokens.split(/\s+/).every((one) => token.test(one));
}
function parseStrictly(text) {
    try {
        return new semver.Range(text);
    }
    catch {
        return undefined;
    }
}
function readComparator(comparator) {
    const version = comparator.semver.version;
    if (version === undefined)
        return [];
    const op = comparator.operator === '' || comparator.operator === undefined ? '=' : comparator.operator;
    if (op === '<' && version === '0.0.0-0')
        return [{ op, version }];
    if (op === '>=' && version === '0.0.0')
        return [];
    return [{ op, version: op === '<' ? version.replace(/-0$/, '') : version }];
}
function merge(comparators) {
    const tightest = (sign) => comparators
        .filter(({ op }) => op.startsWith(sign))
        .sort((a, b) => {
        const order = semver.compare(a.version, b.version) * (sign === '>' ? -1 : 1);
        return order || a.op.length - b.op.length;
    })
        .slice(0, 1);
    const exact = comparators.filter(({ op }) => op === '=');
    return exact.length > 0 ? [...comparators] : [...tightest('>'), ...tightest('<')];
}

;
const SEMANTIC = new Set(['npm', 'rust', 'erlang', 'pub', 'go', 'swift', 'actions']);
function compareVersions(left, right, ecosystem) {
    const semantic = SEMANTIC.has(ecosystem);
    const a = parseVersion(left, semantic);
    const b = parseVersion(right, semantic);
    if (a === undefined || b === undefined)
        return undefined;
    const byEpoch = compareDigits(a.epoch, b.epoch);
    if (byEpoch !== 0)
        return byEpoch;
    const byRelease = compareReleases(a.release, b.release);
    if (byRelease !== 0)
        return byRelease;
    return semantic ? compareSemanticSuffix(a.suffix, b.suffix) : compareLenientSuffix(a.suffix, b.suffix);
}
function isVersion(text) {
    return parseVersion(text, true) !== undefined;
}
function isPrerelease(text) {
    return (parseVersion(text, true)?.suffix.length ?? 0) > 0;
}
function parseVersion(text, semantic) {
    if (text.length > 256)
        return undefined;
    const match = /^[vV]?\.?(?:(\d+)!)?(\d+(?:\.\d+)*)([^+\s]*)(?:\+\S*)?$/.exec(text.trim());
    if (!match)
        return undefined;
    const [, epoch = '0', numbers = '', rest = ''] = match;
    const release = numbers.split('.');
    return { epoch, release, suffix: semantic ? splitSemantic(rest) : splitLenient(rest) };
}
function splitSemantic(rest) {
    const text = rest.replace(/^[-._]/, '');
    if (text === '')
        return [];
    return text.split('.').map((part) => (/^\d+$/.test(part) ? version_order_number(part) : { kind: 'word', word: part }));
}
function splitLenient(rest) {
    const parts = rest.toLowerCase().match(/\d+|[a-z]+/g) ?? [];
    return parts.map((part) => (/^\d/.test(part) ? version_order_number(part) : { kind: 'word', word: part }));
}
function version_order_number(digits) {
    return { kind: 'number', digits };
}
function compareDigits(left, right) {
    const a = left.replace(/^0+(?=\d)/, '');
    const b = right.replace(/^0+(?=\d)/, '');
    return a.length - b.length || compareText(a, b);
}
function compareText(left, right) {
    return left < right ? -1 : left > right ? 1 : 0;
}
function compareReleases(left, right) {
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
        const order = compareDigits(left[index] ?? '0', right[index] ?? '0');
        if (order !== 0)
            return order;
    }
    return 0;
}
function compareSemanticSuffix(left, right) {
    if (left.length === 0 || right.length === 0)
        return right.length - left.length;
    for (let index = 0; index < Math.min(left.length, right.length); index++) {
        const a = left[index];
        const b = right[index];
        if (a.kind !== b.kind)
            return a.kind === 'number' ? -1 : 1;
        const order = a.kind === 'number' && b.kind === 'number'
            ? compareDigits(a.digits, b.digits)
            : compareText(a.word, b.word);
        if (order !== 0)
            return order;
    }
    return left.length - right.length;
}
const RELEASE_RANK = 7;
const RANKS = {
    dev: 0,
    alpha: 1,
    a: 1,
    beta: 2,
    b: 2,
    milestone: 3,
    m: 3,
    rc: 4,
    c: 4,
    cr: 4,
    pre: 4,
    preview: 4,
    snapshot: 5,
    final: RELEASE_RANK,
    ga: RELEASE_RANK,
    release: RELEASE_RANK,
    stable: RELEASE_RANK,
    sp: 8,
    post: 9,
    patch: 9,
    rev: 9,
    r: 9,
    p: 9,
    pl: 9,
};
const UNKNOWN_RANK = 6;
function rankOf(part) {
    if (part === undefined)
        return RELEASE_RANK;
    if (part.kind === 'number')
        return 10;
    return Object.hasOwn(RANKS, part.word) ? RANKS[part.word] : UNKNOWN_RANK;
}
function compareLenientSuffix(left, right) {
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
        const a = left[index];
        const b = right[index];
        const byRank = rankOf(a) - rankOf(b);
        if (byRank !== 0)
            return byRank;
        if (a?.kind === 'number' && b?.kind === 'number') {
            const order = compareDigits(a.digits, b.digits);
            if (order !== 0)
                return order;
        }
        else if (a?.kind === 'word' && b?.kind === 'word' && rankOf(a) === UNKNOWN_RANK) {
            const order = compareText(a.word, b.word);
            if (order !== 0)
                return order;
        }
    }
    return 0;
}

;


const ALL_VERSIONS = { kind: 'between', lower: { op: '>=', version: '0' }, upper: null };
const COMPARATOR = /^(>=|<=|>|<|=)\s*(\S+)$/;
function ranges_parseRange(text) {
    const parts = text.trim().split(/\s*,\s*/);
    if (parts.length > 2)
        return { kind: 'bad', reason: 'it has more than two conditions' };
    const read = [];
    for (const part of parts) {
        const match = COMPARATOR.exec(part);
        if (!match)
            return { kind: 'bad', reason: explainPart(part), ...suggestPart(part) };
        const version = cleanVersion(match[2]);
        if (version === undefined)
            return { kind: 'bad', reason: `${shorten(match[2])} is no version` };
        read.push({ op: match[1], version });
    }
    return combine(read);
}
function parseRanges(text) {
    const parsed = ranges_parseRange(text);
    if (parsed.kind === 'ok')
        return { kind: 'ok', ranges: [parsed.range], converted: false };
    if (text.length > 1000)
        return { kind: 'bad', reason: 'it is longer than any range' };
    const converted = convertNpmRange(text);
    if (converted === undefined)
        return parsed;
    const ranges = [];
    for (const comparators of converted) {
        const combined = combine(comparators);
        if (combined.kind === 'bad')
            return combined;
        ranges.push(combined.range);
    }
    return ranges.length === 0 ? parsed : { kind: 'ok', ranges, converted: true };
}
function renderRange(range) {
    if (range.kind === 'exact')
        return `= ${range.version}`;
    const bounds = [range.lower, range.upper].filter((bound) => bound !== null);
    return bounds.map((bound) => `${bound.op} ${bound.version}`).join(', ');
}
function cleanVersion(text) {
    const version = text.trim().replace(/^[vV=]\s*(?=\d)/, '');
    if (!/^[0-9A-Za-z][0-9A-Za-z._+!~:-]*$/.test(version))
        return undefined;
    return isVersion(version) ? version : undefined;
}
function isInRange(range, version, ecosystem) {
    if (range.kind === 'exact') {
        if (range.version === version)
            return true;
        const order = compareVersions(version, range.version, ecosystem);
        return order === undefined ? undefined : order === 0;
    }
    const low = range.lower && compareVersions(version, range.lower.version, ecosystem);
    const high = range.upper && compareVersions(version, range.upper.version, ecosystem);
    if (low === undefined || high === undefined)
        return undefined;
    const above = low === null || range.lower?.version === '0' || (range.lower?.op === '>=' ? low >= 0 : low > 0);
    const below = high === null || (range.upper?.op === '<=' ? high <= 0 : high < 0);
    return above && below;
}
function isAffected(range, version, ecosystem) {
    const parsed = parseRanges(range);
    if (parsed.kind === 'bad')
        return undefined;
    const answers = parsed.ranges.map((one) => isInRange(one, version, ecosystem));
    if (answers.includes(true))
        return true;
    return answers.includes(undefined) ? undefined : false;
}
function combine(read) {
    const lower = read.filter(({ op }) => op.startsWith('>'));
    const upper = read.filter(({ op }) => op.startsWith('<'));
    const exact = read.filter(({ op }) => op === '=');
    if (exact.length > 0) {
        if (read.length === 1)
            return { kind: 'ok', range: { kind: 'exact', version: exact[0].version } };
        return {
            kind: 'bad',
            reason: 'a single version (=) stands beside another condition',
            suggestion: `${read.map(({ op, version }) => `"${op} ${version}"`).join(' and ')} as two ranges`,
        };
    }
    if (lower.length > 1)
        return { kind: 'bad', reason: 'it has two lower bounds' };
    if (upper.length > 1)
        return { kind: 'bad', reason: 'it has two upper bounds' };
    return {
        kind: 'ok',
        range: {
            kind: 'between',
            lower: lower[0] ? { op: lower[0].op, version: lower[0].version } : null,
            upper: upper[0] ? { op: upper[0].op, version: upper[0].version } : null,
        },
    };
}
function explainPart(part) {
    if (part === '')
        return 'a condition is empty';
    if (/^[\d.]+[^\s<>=]*$/.test(part))
        return `${shorten(part)} has no comparison`;
    return `${shorten(part)} is not a comparison such as "< 1.20.3"`;
}
function suggestPart(part) {
    const same = /^={2,3}\s*(\S+)$/.exec(part);
    if (same)
        return { suggestion: `= ${same[1]}` };
    const swapped = /^(=<|=>)\s*(\S+)$/.exec(part);
    if (swapped)
        return { suggestion: `${swapped[1] === '=<' ? '<=' : '>='} ${swapped[2]}` };
    const signs = /^([≤≥])\s*(\S+)$/.exec(part);
    if (signs)
        return { suggestion: `${signs[1] === '≤' ? '<=' : '>='} ${signs[2]}` };
    const words = /^(before|below|up to|through|until|from|since)\s+v?(\S+)$/i.exec(part);
    if (!words)
        return {};
    const op = /before|below/i.test(words[1]) ? '<' : /from|since/i.test(words[1]) ? '>=' : '<=';
    return { suggestion: `${op} ${words[2]}` };
}
function shorten(text) {
    return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

;


function version_ranges_renderRange(range) {
    return range
        .split(',')
        .map((part) => part.trim().replace(/^([<>]=?|=)\s*/, (_, operator) => (operator === '=' ? '' : `${operator} `)))
        .filter((part) => part !== '')
        .join(', ');
}
function isSingleVersion(shown) {
    return !/[<>,]/.test(shown);
}
function renderPatched(version) {
    return /^[<>=~^]/.test(version.trim()) ? version_ranges_renderRange(version) : `>= ${version.trim()}`;
}
function isUnbounded(range) {
    const parsed = parseRange(range);
    return parsed.kind === 'ok' && parsed.range.kind === 'between' && parsed.range.upper === null;
}
function sortVersions(versions, ecosystem) {
    const unique = [...new Set(versions)];
    const known = unique.filter((version) => compareVersions(version, version, ecosystem) !== undefined);
    const others = unique.filter((version) => !known.includes(version));
    return [...known.sort((a, b) => compareVersions(a, b, ecosystem) ?? 0), ...others];
}

;
const PHRASES = [
    [/\bregular expression denial of service\b(?: \(redos\))?/i, 'regular expression denial of service'],
    [/\bredos\b/i, 'regular expression denial of service'],
    [/\bdenial[- ]of[- ]service\b/i, 'denial of service'],
    [/\bcross[- ]site scripting\b/i, 'cross-site scripting'],
    [/\bxss\b/i, 'cross-site scripting'],
    [/\bopen redirect\b/i, 'open redirect'],
    [/\b(?:path|directory) traversal\b/i, 'path traversal'],
    [/\bprototype pollution\b/i, 'prototype pollution'],
    [/\barbitrary code execution\b/i, 'arbitrary code execution'],
    [/\bremote code execution\b/i, 'remote code execution'],
    [/\btemplate injection\b/i, 'template injection'],
    [/\bcode injection\b/i, 'code injection'],
    [/\bcommand injection\b/i, 'command injection'],
    [/\bsql injection\b/i, 'SQL injection'],
    [/\bheader (?:injection|manipulation)\b/i, 'header injection'],
    [/\brequest smuggling\b/i, 'request smuggling'],
    [/\brequest forgery\b/i, 'request forgery'],
    [/\binformation (?:disclosure|exposure)\b/i, 'information disclosure'],
];
const BY_CWE = {
    'CWE-22': 'path traversal',
    'CWE-23': 'path traversal',
    'CWE-77': 'command injection',
    'CWE-78': 'command injection',
    'CWE-79': 'cross-site scripting',
    'CWE-89': 'SQL injection',
    'CWE-94': 'code injection',
    'CWE-113': 'header injection',
    'CWE-248': 'denial of service',
    'CWE-352': 'request forgery',
    'CWE-400': 'denial of service',
    'CWE-401': 'denial of service',
    'CWE-405': 'denial of service',
    'CWE-444': 'request smuggling',
    'CWE-601': 'open redirect',
    'CWE-770': 'denial of service',
    'CWE-918': 'request forgery',
    'CWE-1321': 'prototype pollution',
    'CWE-1333': 'regular expression denial of service',
};
function findClass(advisory) {
    const named = PHRASES.map(([pattern, name]) => ({ name, at: advisory.summary.search(pattern) }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at)[0];
    if (named)
        return named.name;
    return advisory.cwe.map((cwe) => BY_CWE[cwe]).find((name) => name !== undefined) ?? null;
}
function lowerClasses(text) {
    return PHRASES.reduce((result, [pattern]) => result.replace(new RegExp(pattern.source, 'gi'), (found) => found.replace(/\b[A-Z](?=[a-z]+\b)/g, (letter) => letter.toLowerCase())), text);
}
function parseClaim(summary, packages) {
    const text = summary.trim().replace(/\.+$/, '');
    const what = findWhat(text, packages);
    return what ? { kind: 'vulnerable-to', what: lowerFirst(lowerClasses(what)) } : { kind: 'statement', text };
}
function lowerFirst(text) {
    return text.replace(/^[A-Z](?=[a-z]+\b)/, (letter) => letter.toLowerCase());
}
function findWhat(text, packages) {
    const direct = /\bvulnerable to\s+(\S.*)$/i.exec(text)?.[1];
    if (direct)
        return direct;
    for (const name of packages) {
        const rest = withoutName(text, name);
        if (rest.kind === 'before')
            return rest.text.replace(/\s+vulnerability$/i, '');
        if (rest.kind === 'after' && PHRASES.some(([pattern]) => rest.text.search(pattern) === 0)) {
            return rest.text.replace(/\s+vulnerability\b/i, '');
        }
    }
    return undefined;
}
function withoutName(text, name) {
    const lower = text.toLowerCase();
    const end = ` in ${name.toLowerCase()}`;
    if (lower.endsWith(end) && text.length > end.length) {
        return { kind: 'before', text: text.slice(0, -end.length) };
    }
    for (const start of [`${name.toLowerCase()} `, `${name.toLowerCase()}.js `]) {
        if (lower.startsWith(start))
            return { kind: 'after', text: text.slice(start.length) };
    }
    return { kind: 'neither' };
}

;
const MONTHS = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
];
const NUMBERS = [
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
];
const wording_RANKS = { critical: 3, high: 2, medium: 1, low: 0 };
function renderList(items) {
    if (items.length <= 2)
        return items.join(' and ');
    return `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`;
}
function renderNumber(count) {
    return NUMBERS[count] ?? String(count);
}
function renderArticle(next) {
    return /^(?:[aeiou]|HTTP|SQL|XSS)/i.test(next) ? 'an' : 'a';
}
function chooseForm(count, one, many) {
    return count === 1 ? one : many;
}
function rankSeverity(severity) {
    return severity === null ? -1 : wording_RANKS[severity];
}
function renderSeverityCounts(severities) {
    return ['critical', 'high', 'medium', 'low']
        .map((severity) => ({ severity, count: severities.filter((each) => each === severity).length }))
        .filter(({ count }) => count > 0)
        .map(({ severity, count }) => `${count} ${severity}`)
        .join(', ');
}
function renderMonth(date) {
    const [, year, month] = /^(\d{4})-(\d{2})-\d{2}/.exec(date) ?? [];
    const name = MONTHS[Number(month) - 1];
    if (year === undefined || name === undefined) {
        throw new RangeError(`The date of a post must be YYYY-MM-DD, but it is ${JSON.stringify(date)}.`);
    }
    return `${name} ${year}`;
}

;






function planPostContent(input) {
    const advisories = orderAdvisories(input.advisories);
    const entries = advisories.map((advisory) => planEntry(advisory, input.kinds ?? {}));
    const addressed = advisories.filter((advisory) => advisory.ranges.some((range) => range.patched !== null));
    const published = advisories.flatMap((advisory) => advisory.publishedAt ?? []).sort();
    return {
        title: `${renderMonth(published.at(-1) ?? input.date)} Security Releases`,
        packages: planPackages(advisories, input.releases),
        entries,
        count: describeCount(addressed.length > 0 ? addressed : advisories),
    };
}
function orderAdvisories(advisories) {
    const unique = [...new Map(advisories.map((advisory) => [advisory.ghsa, tidyRanges(advisory)])).values()];
    return unique.sort((a, b) => rankSeverity(b.severity) - rankSeverity(a.severity) || post_content_compareText(sortKey(a), sortKey(b)));
}
function tidyRanges(advisory) {
    const ranges = advisory.ranges.map((range) => ({
        ...range,
        name: readWords(range.name),
        affected: readWords(range.affected),
        patched: readWords(range.patched ?? '') || null,
    }));
    return { ...advisory, ranges: ranges.filter((range) => range.name !== '') };
}
function planPackages(advisories, releases) {
    const ranges = advisories.flatMap((advisory) => advisory.ranges);
    return groupByPackage(ranges).map(({ name, ecosystem, entries }) => {
        const released = releases
            .filter((release) => release.package === name && readWords(release.version) !== '')
            .map((release) => readWords(release.version));
        const patched = entries.flatMap((entry) => entry.patched ?? []);
        return {
            name,
            ecosystem,
            versions: sortVersions(patched.length > 0 && released.length > 0 ? released : patched, ecosystem),
        };
    });
}
function listPatched(packages) {
    return packages.filter((each) => each.versions.length > 0);
}
function renderLatest(names) {
    return `the latest ${chooseForm(names.length, 'version', 'versions')} of ${renderList(names)}`;
}
function findNpmPage(name, ecosystem) {
    return isNpmName(name, ecosystem) ? `https://www.npmjs.com/package/${name}` : null;
}
function isNpmName(name, ecosystem) {
    return (ecosystem === 'npm' && /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*$/i.test(name) && name.length <= 214);
}
function planEntry(advisory, kinds) {
    const packages = groupByPackage(advisory.ranges).map(planEntryPackage);
    const id = advisory.cve ?? advisory.ghsa;
    return {
        id,
        ghsa: advisory.ghsa,
        url: `https://github.com/${advisory.repo}/security/advisories/${advisory.ghsa}`,
        heading: renderHeading(id, packages, advisory.severity, kinds),
        severity: advisory.severity,
        packages,
        claim: parseClaim(advisory.summary, packages.map((each) => each.name)),
        prose: parseAdvisoryProse(advisory.description),
    };
}
function planEntryPackage({ name, ecosystem, entries }) {
    const shown = (ranges) => [...new Set(ranges.map((range) => version_ranges_renderRange(range.affected)))].filter((range) => range !== '');
    return {
        name,
        ecosystem,
        affected: shown(entries),
        patched: [...new Set(entries.flatMap((entry) => entry.patched ?? []).map(renderPatched))],
        unpatched: shown(entries.filter((entry) => entry.patched === null)),
    };
}
function renderHeading(id, packages, severity, kinds) {
    const names = packages.map((each) => {
        const kind = Object.hasOwn(kinds, each.name) ? kinds[each.name] : undefined;
        return kind ? `${each.name} ${kind}` : each.name;
    });
    const where = names.length === 0 ? '' : ` in ${renderList(names)}`;
    return `${id}${where}${severity === null ? '' : ` (${renderPostSeverity(severity)})`}`;
}
function describeCount(advisories) {
    const classes = new Set(advisories.map(findClass));
    const severities = new Set(advisories.map((advisory) => advisory.severity));
    const [name] = classes;
    const [severity] = severities;
    const adjective = classes.size === 1 && name
        ? name
        : severities.size === 1 && severity
            ? `${severity}-severity security`
            : 'security';
    const noun = chooseForm(advisories.length, 'vulnerability', 'vulnerabilities');
    const number = advisories.length === 1 ? renderArticle(adjective) : renderNumber(advisories.length);
    return `${number} ${adjective} ${noun}`;
}
function groupByPackage(ranges) {
    const groups = Map.groupBy(ranges, (range) => `${range.ecosystem} ${range.name}`);
    return [...groups.values()].flatMap((entries) => {
        const first = entries[0];
        return first ? [{ name: first.name, ecosystem: first.ecosystem, entries }] : [];
    });
}
function sortKey(advisory) {
    const [, year, number] = /^CVE-(\d{4})-(\d+)$/.exec(advisory.cve ?? '') ?? [];
    return year && number ? `0 ${year} ${number.padStart(20, '0')}` : `1 ${advisory.ghsa}`;
}
function post_content_compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;
function renderSlug(heading) {
    return heading
        .toLowerCase()
        .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
        .replaceAll(' ', '-');
}
function planSlugs(headings) {
    const taken = new Map();
    return headings.map((heading) => {
        const plain = renderSlug(heading);
        let slug = plain;
        let count = taken.get(plain) ?? 0;
        while (taken.has(slug))
            slug = `${plain}-${++count}`;
        taken.set(plain, count);
        taken.set(slug, taken.get(slug) ?? 0);
        return slug;
    });
}

;






function renderIntro(content, project, target) {
    const name = renderWords(project, target);
    const who = name === '' ? 'The team' : `The ${name} team`;
    const patched = listPatched(content.packages);
    if (patched.length === 0) {
        const names = renderList(content.packages.map((each) => linkPackage(each, target)));
        const where = names === '' ? '' : ` in ${names}`;
        return `${who} has published details of ${content.count}${where}. There is no patched version at this time.`;
    }
    const released = patched.map((each) => `${linkPackage(each, target)} ${renderList(each.versions.map((version) => renderVersion(version, target)))}`);
    const left = content.entries.flatMap((entry) => renderLeftOver(entry, patched, target));
    const rest = left.length === 0 ? '' : ` There is no patched version for ${renderList(left)} at this time.`;
    return `${who} has released ${renderList(released)}, addressing ${content.count}.${rest}`;
}
function renderLeftOver(entry, mentioned, target) {
    const packages = entry.packages.filter((each) => each.patched.length === 0);
    if (packages.length === 0)
        return [];
    const names = packages.map((each) => mentioned.some(({ name }) => name === each.name)
        ? renderName(each.name, target)
        : linkPackage(each, target));
    return [`${entry.id} in ${renderList(names)}`];
}
function renderUpgradeAdvice(content, target) {
    const patched = listPatched(content.packages);
    if (patched.length === 0)
        return renderWaitAdvice(content);
    const advice = renderUpgrade(content, target);
    const commands = patched.filter((each) => isNpmName(each.name, each.ecosystem)).map((each) => each.name);
    if (commands.length === 0)
        return advice;
    const what = chooseForm(commands.length, 'dependency', 'dependencies');
    return [
        `${advice} If you have a \`package-lock.json\`, you can update the ${what} by running:`,
        `\`\`\`sh\nnpm update ${commands.join(' ')}\n\`\`\``,
    ].join('\n\n');
}
function renderClosing(content, target) {
    return listPatched(content.packages).length === 0
        ? renderWaitAdvice(content)
        : renderUpgrade(content, target);
}
function renderContents(content, target) {
    const slugs = planSlugs(content.entries.map((entry) => readWords(entry.heading)));
    const addressed = content.entries.every((entry) => entry.packages.some((each) => each.patched.length > 0));
    const verb = addressed ? 'addressed' : 'published';
    const lead = chooseForm(content.entries.length, 'vulnerability has', 'vulnerabilities have');
    const items = content.entries.map((entry, index) => `- [${renderWords(entry.heading, target)}](#${slugs[index]})`);
    return `The following ${lead} been ${verb}:\n\n${items.join('\n')}`;
}
function renderEntry(entry, target) {
    const prose = renderProse(entry.prose.description, target, entry.packages.map((each) => each.name));
    const versions = `${renderAffected(entry.packages, target)}\\\n${renderPatchedLine(entry.packages, target)}`;
    return [
        `## ${renderWords(entry.heading, target)}`,
        renderLead(entry, target),
        prose,
        entry.packages.length === 0 ? '' : versions,
        ...renderWithoutPatch(entry, target),
        `For more details, see [${entry.ghsa}](${entry.url}).`,
    ]
        .filter((block) => block !== '')
        .join('\n\n');
}
function linkPackage(each, target) {
    const page = findNpmPage(each.name, each.ecosystem);
    return page === null ? renderWords(each.name, target) : `[${renderName(each.name, target)}](${page})`;
}
function renderUpgrade(content, target) {
    const names = listPatched(content.packages).map((each) => renderName(each.name, target));
    return `We recommend upgrading to ${renderLatest(names)} to secure your applications.`;
}
function renderWaitAdvice(content) {
    const advisories = chooseForm(content.entries.length, 'the advisory', 'the advisories');
    return content.entries.some((entry) => entry.prose.workaround.length > 0)
        ? `We recommend reading the workaround below and following ${advisories} for updates.`
        : `We recommend following ${advisories} for updates.`;
}
function renderLead(entry, target) {
    const subjects = entry.packages.map((each) => {
        if (each.affected.length === 0)
            return linkPackage(each, target);
        const noun = isOneVersion(each) ? 'version' : 'versions';
        return `${linkPackage(each, target)} ${noun} ${renderList(each.affected.map(renderCode))}`;
    });
    const one = entry.packages.length <= 1 &&
        entry.packages.every((each) => each.affected.length === 0 || isOneVersion(each));
    const verb = one ? 'is' : 'are';
    const subject = subjects.length === 0 ? `This ${verb}` : `${renderList(subjects)} ${verb}`;
    switch (entry.claim.kind) {
        case 'vulnerable-to':
            return `**${subject} vulnerable to ${renderClaim(entry.claim.what, target)}**`;
        case 'statement': {
            const text = renderClaim(entry.claim.text, target);
            return `**${subject} vulnerable${text === '' ? '' : `: ${text}`}**`;
        }
    }
}
function renderClaim(text, target) {
    const pieces = parseInline(text).map((piece) => piece.text.includes('*') ? { ...piece, kind: 'text' } : piece);
    return renderInline(pieces, target);
}
function renderAffected(packages, target) {
    return `**Affected versions**: ${renderPerPackage(packages, (each) => each.affected, 'not stated', target)}`;
}
function renderPatchedLine(packages, target) {
    const count = packages.reduce((sum, each) => sum + each.patched.length, 0);
    const label = chooseForm(Math.max(count, 1), 'Patched version', 'Patched versions');
    return `**${label}**: ${renderPerPackage(packages, (each) => each.patched, 'none at this time', target)}`;
}
function renderPerPackage(packages, choose, none, target) {
    const parts = packages.map((each) => {
        const versions = choose(each).length === 0 ? none : renderList(choose(each).map(renderCode));
        return packages.length === 1 ? versions : `${versions} (${renderName(each.name, target)})`;
    });
    return parts.join('; ');
}
function renderWithoutPatch(entry, target) {
    const unpatched = entry.packages.filter((each) => each.patched.length === 0 || each.unpatched.length > 0);
    if (unpatched.length === 0)
        return [];
    const names = unpatched.map((each) => {
        const ranges = each.patched.length === 0 ? '' : ` ${renderList(each.unpatched.map(renderCode))}`;
        return `${renderName(each.name, target)}${ranges}`;
    });
    const [first, ...rest] = entry.prose.workaround;
    const label = `There is no patched version for ${renderList(names)} at this time.`;
    if (first === undefined)
        return [label];
    const start = first.kind === 'paragraph'
        ? [`**Workaround**: ${renderStart(first.inline, target)}`]
        : ['**Workaround**:', renderProse([first], target)];
    return [label, ...start, renderProse(rest, target)];
}
function isOneVersion(each) {
    return each.affected.length === 1 && isSingleVersion(each.affected[0] ?? '');
}
function renderName(name, target) {
    return renderWords(name, target);
}
function renderVersion(version, target) {
    return renderInline([{ kind: 'text', text: readWords(version) }], target);
}

;
const DEFAULT_POST_FOLDER = 'src/content/blog';

;





function renderExpressPost(input) {
    const content = planPostContent(input);
    const blocks = [
        renderFrontMatter(input, content),
        "import Alert from '@components/primitives/Alert/Alert.astro';",
        renderIntro(content, input.project, 'mdx'),
        `<Alert type="warning">\n\n${renderUpgradeAdvice(content, 'mdx')}\n\n</Alert>`,
        renderContents(content, 'mdx'),
        ...content.entries.map((entry) => renderEntry(entry, 'mdx')),
        '---',
        renderClosing(content, 'mdx'),
    ];
    return {
        path: `${renderFolder(input)}${input.date}-security-releases.mdx`,
        title: content.title,
        body: `${blocks.join('\n\n')}\n`,
    };
}
function renderFolder(input) {
    const folder = (input.folder ?? DEFAULT_POST_FOLDER).replace(/^\/+|\/+$/g, '');
    return folder === '' ? '' : `${folder}/`;
}
function renderFrontMatter(input, content) {
    const authors = input.authors.flatMap((author) => [
        `  - name: ${renderYamlText(author.name)}`,
        ...(author.github === null ? [] : [`    github: ${renderYamlText(author.github)}`]),
    ]);
    return [
        '---',
        `title: ${renderYamlText(content.title)}`,
        `description: ${renderYamlText(describe(content))}`,
        "tags: ['security']",
        ...(authors.length === 0 ? [] : ['authors:', ...authors]),
        '---',
    ].join('\n');
}
function describe(content) {
    const patched = listPatched(content.packages).map((each) => each.name);
    if (patched.length > 0) {
        const start = chooseForm(patched.length, 'Security release', 'Security releases');
        const verb = chooseForm(patched.length, 'has', 'have');
        return `${start} for ${renderList(patched)} ${verb} been published. We recommend that all users upgrade as soon as possible.`;
    }
    const names = renderList(content.packages.map((each) => each.name));
    const start = chooseForm(content.entries.length, 'A security advisory', 'Security advisories');
    const verb = chooseForm(content.entries.length, 'has', 'have');
    return `${start} for ${names} ${verb} been published. There is no patched version at this time.`;
}
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
function renderYamlText(text) {
    const flat = readWords(text);
    const plain = /^\p{L}[\p{L}\p{M}\p{N} ,.'()/@_+-]*$/u.test(flat) && !NOT_TEXT.test(flat);
    if (plain)
        return flat;
    if (flat.includes("'") && !/["\\]/.test(flat))
        return `"${flat}"`;
    return `'${flat.replaceAll("'", "''")}'`;
}

;


const DEEDS = {
    reporter: 'report',
    finder: 'report',
    remediation_developer: 'fix',
    remediation_reviewer: 'review',
    remediation_verifier: 'review',
    analyst: 'help',
    coordinator: 'help',
    tool: 'help',
    sponsor: 'help',
    other: 'help',
};
const ORDER = ['report', 'fix', 'review', 'help'];
const WORDS = {
    report: 'for reporting',
    fix: 'for the patch',
    review: 'for review',
    help: 'for their help',
};
const NAMELESS = /^(?:an?\s+)?(?:anon(?:ymous)?|unknown|n\/?a|none|-)?(?:\s+(?:reporter|researcher|finder|user))?$/i;
function planThanks(credits, wishes = {}) {
    const byKey = new Map(Object.entries(wishes).map(([key, wish]) => [key.toLowerCase(), wish]));
    return ORDER.flatMap((deed) => {
        const people = new Map();
        for (const credit of credits) {
            if ((DEEDS[credit.type] ?? 'help') !== deed)
                continue;
            const person = namePerson(credit, byKey);
            people.set(keyOf(person, credit), person);
        }
        return people.size === 0 ? [] : [{ deed, people: [...people.values()] }];
    });
}
function renderThanks(thanks, write) {
    if (thanks.length === 0)
        return null;
    const parts = thanks.map(({ deed, people }) => `to ${renderPeople(people, write)} ${WORDS[deed]}`);
    return `Thanks ${renderList(parts)}.`;
}
function collectCredits(advisories) {
    return advisories.flatMap((advisory) => advisory.credits);
}
function namePerson(credit, wishes) {
    const own = 'login' in credit ? credit.login : credit.name;
    const wish = wishes.get(own.toLowerCase());
    const login = 'login' in credit ? credit.login : null;
    if (wish?.kind === 'anonymous')
        return { kind: 'anonymous' };
    if (wish?.kind === 'name')
        return nameOrNobody(wish.name, login);
    return login === null ? nameOrNobody(own, null) : nameLogin(login);
}
function nameLogin(login) {
    return login.trim() === '' ? { kind: 'anonymous' } : { kind: 'login', login };
}
function nameOrNobody(name, login) {
    const words = readWords(name);
    return NAMELESS.test(words) ? { kind: 'anonymous' } : { kind: 'name', name: words, login };
}
function keyOf(person, credit) {
    const own = 'login' in credit ? credit.login : credit.name;
    return person.kind === 'anonymous' ? `anonymous ${own}`.toLowerCase() : renderKey(person);
}
function renderKey(person) {
    return (person.kind === 'login' ? person.login : (person.login ?? person.name)).toLowerCase();
}
function renderPeople(people, write) {
    const named = people.flatMap((person) => (person.kind === 'anonymous' ? [] : [write(person)]));
    const nameless = people.length - named.length;
    if (nameless === 0)
        return renderList(named);
    const rest = nameless === 1
        ? 'somebody who wishes to stay anonymous'
        : `${nameless} people who wish to stay anonymous`;
    return renderList([...named, rest]);
}

;





function renderPlainPost(input) {
    const content = planPostContent(input);
    const thanks = renderThanks(planThanks(collectCredits(orderAdvisories(input.advisories)), input.wishes), renderPersonMarkdown);
    const advice = renderUpgradeAdvice(content, 'github').replace(/^/gm, '> ').replace(/ +$/gm, '');
    const blocks = [
        `# ${content.title}`,
        renderIntro(content, input.project, 'github'),
        `> [!WARNING]\n${advice}`,
        renderContents(content, 'github'),
        ...content.entries.map((entry) => renderEntry(entry, 'github')),
        '---',
        renderClosing(content, 'github'),
        ...(thanks === null ? [] : [thanks]),
    ];
    return {
        path: `${renderFolder(input)}${input.date}-security-releases.md`,
        title: content.title,
        body: `${blocks.join('\n\n')}\n`,
    };
}
function renderPersonMarkdown(person) {
    const login = person.login;
    const shown = renderWords(person.kind === 'login' ? person.login : person.name, 'github');
    return login !== null && /^[a-z\d][a-z\d-]*(?:\[bot\])?$/i.test(login)
        ? `[${shown}](https://github.com/${login.replace('[bot]', '')})`
        : shown;
}

;


function renderBlogPost(input) {
    switch (input.form) {
        case 'express':
            return renderExpressPost(input);
        case 'plain':
            return renderPlainPost(input);
    }
}
function renderPostPath(input) {
    return `${renderFolder(input)}${input.date}-security-releases.${input.form === 'express' ? 'mdx' : 'md'}`;
}

;
const channels_BLOG = 'blog';
function channelsOf(config) {
    return [...(config.blog ? [channels_BLOG] : []), ...config.channels.map((channel) => channel.name)];
}
function openChannels(config, stored) {
    return channelsOf(config).filter((name) => !stored.posts.some((post) => post.channel === name && post.doneAt !== null) &&
        !stored.evidence.some((evidence) => (evidence.kind === 'posted' || evidence.kind === 'waived') && evidence.subject === name));
}

;

function renderPullText(title, advisories) {
    return [
        `${renderPlain(title)}: the post for these published advisories.`,
        '',
        ...advisories.map((each) => `- [${each.ghsa}](${each.url})${each.cve ? ` (${each.cve})` : ''}`),
        '',
        'Please read it against the advisories before merging. It was generated from them; edits are welcome.',
    ].join('\n');
}

;
function publicConstant(text) {
    return text;
}
const texts = new WeakMap();
const proofs = new WeakSet();
function embargo(caseNumber, text, advisories = []) {
    const sealed = Object.freeze({ caseNumber, advisories });
    texts.set(sealed, text);
    return sealed;
}
function revealWithin(text, where) {
    if (where.surface === 'circle' && where.caseNumber !== text.caseNumber) {
        throw new Error(`Text of case ${text.caseNumber} was about to reach the circle of case ${where.caseNumber}.`);
    }
    return read(text);
}
function discloseWhenPublished(caseNumber, all, readBack) {
    const published = readBack
        .filter((advisory) => advisory.state === 'published' && advisory.publishedAt !== null)
        .map((advisory) => advisory.ghsa);
    if (published.length === 0)
        return undefined;
    const wholeCase = all.length > 0 && all.every((ghsa) => published.includes(ghsa));
    const proof = Object.freeze({ caseNumber, advisories: published, wholeCase });
    proofs.add(proof);
    return proof;
}
function declassify(text, disclosed) {
    if (!proofs.has(disclosed))
        throw new Error('A disclosure was claimed that was not read back from GitHub.');
    if (disclosed.caseNumber !== text.caseNumber) {
        throw new Error(`Case ${disclosed.caseNumber} is disclosed, but the text belongs to case ${text.caseNumber}.`);
    }
    const narrow = text.advisories.length > 0 && text.advisories.every((id) => disclosed.advisories.includes(id));
    if (!narrow && !disclosed.wholeCase) {
        throw new Error(`Case ${text.caseNumber} is disclosed in part only; this text needs all of its advisories.`);
    }
    return read(text);
}
function read(text) {
    const value = texts.get(text);
    if (value === undefined)
        throw new Error('Embargoed text was copied instead of being handed on.');
    return value;
}

;


function judgeGate(facts) {
    const findings = facts.analysis
        ? judgeAnalysed(facts, facts.analysis)
        : [finding('analysis', false, '', 'No analysis counts yet.')];
    return { passed: findings.every((each) => each.ok), findings };
}
function judgeAnalysed(facts, analysis) {
    const patchedSomewhere = analysis.packages.some((each) => each.patched.length > 0);
    return [
        facts.advisories.length > 0 && facts.advisories.every((advisory) => advisory !== null)
            ? finding('advisory', true, '', 'The advisory can be read.')
            : finding('advisory', false, '', 'The advisory could not be read. Look at it and run the workflow again.'),
        judgeCve(facts),
        patchedSomewhere
            ? finding('patched-version', true, '', 'A patched version is named.')
            : finding('patched-version', false, '', 'No package has a patched version. Add `patched:` to the analysis, or decide `/no-patch because …`.'),
        ...analysis.packages.flatMap((each) => judgePackage(facts, analysis, each)),
        ...['patch', 'test', 'regression-test'].map((kind) => judgeEvidence(facts, kind)),
    ];
}
function judgeCve(facts) {
    if (facts.cve)
        return finding('cve', true, facts.cve, 'The CVE id is on record.');
    if (facts.noCve)
        return finding('cve', true, '', 'It is on record that there will be no CVE.');
    return finding('cve', false, '', 'No CVE id yet. Enter it with `/cve CVE-…`, or `/no-cve because …`.');
}
function judgePackage(facts, analysis, each) {
    const ranges = analysis.packages
        .filter((other) => other.name === each.name && other.ecosystem === each.ecosystem)
        .flatMap((other) => other.affected);
    return each.patched.flatMap((version) => {
        const subject = `${each.name} ${version}`;
        const inside = ranges.find((range) => isAffected(range, version, each.ecosystem));
        return [
            inside === undefined
                ? finding('outside-affected-ranges', true, subject, 'Outside every affected range.')
                : finding('outside-affected-ranges', false, subject, `Inside the affected range ${renderCodeSpan(inside)}. One of the two is wrong.`),
            judgeReleased(facts, each, version, subject),
        ];
    });
}
function judgeReleased(facts, each, version, subject) {
    const recorded = facts.evidence.some((evidence) => evidence.kind === 'release' && evidence.subject === subject);
    if (recorded)
        return finding('released', true, subject, 'A member recorded the release.');
    const seen = facts.releases?.find((release) => release.package === each.name && release.version === version);
    if (each.ecosystem === 'npm' && facts.npm) {
        if (seen?.npm === 'published')
            return finding('released', true, subject, 'On npm.');
        if (seen?.npm === 'unreachable') {
            return finding('released', false, subject, 'npm did not answer. The next run asks again, or record it with `/released`.');
        }
        return finding('released', false, subject, `Not on npm yet. If it is out elsewhere: ${renderCodeSpan(`/released ${subject}`)}.`);
    }
    return finding('released', false, subject, `Release it, then record it: ${renderCodeSpan(`/released ${subject}`)}.`);
}
function judgeEvidence(facts, kind) {
    const known = facts.evidence.findLast((evidence) => evidence.kind === kind);
    if (known)
        return finding(kind, true, '', `On record, by ${renderPlain(known.by.login)}.`);
    return finding(kind, false, '', `Nothing on record. Say where it is: \`/evidence ${kind} LINK OR WORDS\`.`);
}
const finding = (rule, ok, subject, text) => ({
    rule,
    ok,
    subject,
    text,
});

;


const analysis_reader_MAX_PROBLEMS = 50;
function readerOf(document, lineOffset) {
    const problems = [];
    const notes = [];
    let dropped = 0;
    const lineOf = (path) => document.lineOf(['analysis', ...path]) + lineOffset;
    const get = (path) => findValue(document.value, ['analysis', ...path]);
    const reader = {
        get,
        text: (path) => readScalar(get(path), document.rawOf(['analysis', ...path])),
        items: (path, expected) => {
            const value = get(path);
            if (value === undefined)
                return [];
            if (Array.isArray(value))
                return value.map((_, index) => [...path, index]);
            if (typeof value !== 'object')
                return [path];
            reader.problem(path, 'keys and values', expected);
            return [];
        },
        isMapping: (path, known, expected, synonyms = {}) => {
            const value = get(path);
            if (value === undefined)
                return false;
            if (!isPlainMapping(value)) {
                reader.problem(path, analysis_reader_describe(value), expected);
                return false;
            }
            for (const key of Object.keys(value)) {
                if (!known.includes(key))
                    reportUnknown(reader, [...path, key], key, known, synonyms);
            }
            return true;
        },
        problem: (path, found, expected, suggestion) => {
            const line = problems.length < analysis_reader_MAX_PROBLEMS ? document.lineOf(['analysis', ...path]) : 0;
            reader.problemAt(line, renderPath(path), found, expected, suggestion);
        },
        problemAt: (line, path, found, expected, suggestion) => {
            if (problems.length < analysis_reader_MAX_PROBLEMS) {
                const said = suggestion === undefined ? {} : { suggestion };
                problems.push({ path, line: line + lineOffset, found: analysis_reader_shorten(found, 500), expected, ...said });
                return;
            }
            dropped++;
            const last = problems[analysis_reader_MAX_PROBLEMS - 1];
            problems[analysis_reader_MAX_PROBLEMS - 1] = {
                path: '',
                line: last.line,
                found: `${dropped + 1} further problems`,
                expected: 'none',
            };
        },
        note: (path, text) => {
            if (notes.length < analysis_reader_MAX_PROBLEMS)
                notes.push({ line: lineOf(path), text });
        },
        problems,
        notes,
    };
    return reader;
}
function findValue(root, path) {
    let value = root;
    for (const step of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
            return undefined;
        value = value[step];
    }
    return value === null ? undefined : value;
}
function readScalar(value, raw) {
    if (typeof value === 'string')
        return value;
    if (value === undefined || typeof value === 'object')
        return undefined;
    return raw ?? String(value);
}
function isPlainMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function reportUnknown(reader, path, key, known, synonyms) {
    const near = Object.hasOwn(synonyms, key) ? synonyms[key] : findNearestWord(key, known);
    reader.problem(path, `the key ${JSON.stringify(analysis_reader_shorten(key))}`, `one of ${known.join(', ')}`, near === undefined ? undefined : `Did you mean ${near}?`);
}
function analysis_reader_describe(value) {
    if (value === undefined || value === null)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'keys and values';
    return JSON.stringify(analysis_reader_shorten(String(value)));
}
function analysis_reader_shorten(text, length = 120) {
    return text.length > length ? `${text.slice(0, length)}…` : text;
}

;


const OSV_NAMES = {
    rubygems: 'RubyGems',
    npm: 'npm',
    pip: 'PyPI',
    maven: 'Maven',
    nuget: 'NuGet',
    composer: 'Packagist',
    go: 'Go',
    rust: ['crates', 'io'].join('.'),
    erlang: 'Hex',
    actions: 'GitHub Actions',
    pub: 'Pub',
    swift: 'SwiftURL',
};
const PURL_TYPES = {
    rubygems: 'gem',
    npm: 'npm',
    pip: 'pypi',
    maven: 'maven',
    nuget: 'nuget',
    composer: 'composer',
    go: 'golang',
    rust: 'cargo',
    erlang: 'hex',
    actions: 'githubactions',
    pub: 'pub',
    swift: 'swift',
};
const OTHER_NAMES = {
    node: 'npm',
    nodejs: 'npm',
    javascript: 'npm',
    python: 'pip',
    ruby: 'rubygems',
    bundler: 'rubygems',
    java: 'maven',
    php: 'composer',
    golang: 'go',
    crates: 'rust',
    dart: 'pub',
    'github-actions': 'actions',
};
function ecosystemFromOsv(name) {
    const plain = name.split(':')[0].toLowerCase();
    const known = Object.entries(OSV_NAMES).find(([, osv]) => osv.toLowerCase() === plain);
    return known?.[0] ?? 'other';
}
function ecosystemToOsv(ecosystem) {
    return ecosystem === 'other' ? null : OSV_NAMES[ecosystem];
}
function renderPackageUrl(ecosystem, name) {
    if (ecosystem === 'other')
        return null;
    const path = (ecosystem === 'maven' ? name.replace(':', '/') : name).split('/').map(encodeURIComponent);
    return `pkg:${PURL_TYPES[ecosystem]}/${path.join('/')}`;
}
function suggestEcosystem(word) {
    const key = word.trim().toLowerCase();
    if (Object.hasOwn(OTHER_NAMES, key))
        return OTHER_NAMES[key];
    const osv = ecosystemFromOsv(key);
    if (osv !== 'other')
        return osv;
    return findNearestWord(key, ECOSYSTEMS);
}

;
function isPlainName(text) {
    return (text.trim() !== '' &&
        text.length <= 1000 &&
        !/[\p{Cc}\p{Cf}\u2018-\u201f\u00ab\u00bb]|(?! )\p{Z}/u.test(text));
}

;


function findRangeProblems(entries) {
    const findings = [];
    const judged = [];
    for (const [index, entry] of entries.entries()) {
        const parsed = ranges_parseRange(entry.affected);
        if (parsed.kind === 'bad') {
            findings.push({ kind: 'malformed', weight: 'problem', index, found: parsed.reason });
            continue;
        }
        const one = { index, entry, range: parsed.range, text: renderRange(parsed.range) };
        findings.push(...judgeOne(one));
        for (const other of judged)
            findings.push(...judgePair(other, one));
        judged.push(one);
    }
    return findings;
}
function judgeOne({ index, entry, range }) {
    if (isEmpty(range, entry.ecosystem)) {
        return [{ kind: 'empty-range', weight: 'problem', index, found: 'no version lies in it' }];
    }
    const findings = [];
    const upper = range.kind === 'exact' ? range : range.upper;
    if (upper === null && entry.patched === null) {
        findings.push({
            kind: 'no-upper-bound',
            weight: 'note',
            index,
            found: 'it has no upper bound: every later version counts as affected',
        });
    }
    if (entry.patched === null) {
        findings.push({
            kind: 'no-patched-version',
            weight: 'note',
            index,
            found: 'no patched version is named for it',
        });
        return findings;
    }
    return [...findings, ...judgePatched(index, entry, entry.patched, range)];
}
function judgePatched(index, entry, patched, range) {
    if (isInRange(range, patched, entry.ecosystem) === true) {
        const upper = range.kind === 'between' && range.upper?.op === '<=' && range.upper.version === patched;
        return [
            {
                kind: 'patched-is-affected',
                weight: 'problem',
                index,
                found: `its patched version ${patched} is itself affected`,
                ...(upper ? { suggestion: renderRange({ ...range, upper: { op: '<', version: patched } }) } : {}),
            },
        ];
    }
    if (range.kind === 'exact')
        return [];
    if (range.lower && (compareVersions(patched, range.lower.version, entry.ecosystem) ?? 0) < 0) {
        return [
            {
                kind: 'patched-below-range',
                weight: 'problem',
                index,
                found: `its patched version ${patched} lies below the range`,
            },
        ];
    }
    if (range.upper?.op !== '<' || compareVersions(patched, range.upper.version, entry.ecosystem) === 0)
        return [];
    return [
        {
            kind: 'gap-before-patched',
            weight: 'note',
            index,
            found: `versions from ${range.upper.version} up to ${patched} count neither as affected nor as patched`,
        },
    ];
}
function judgePair(first, second) {
    const { ecosystem, name } = second.entry;
    if (first.entry.name !== name || first.entry.ecosystem !== ecosystem)
        return [];
    const index = second.index;
    if (first.text === second.text) {
        return [{ kind: 'same-range-twice', weight: 'problem', index, found: 'the same range is given twice' }];
    }
    if (first.range.kind === 'exact' && second.range.kind === 'exact')
        return [];
    if (!doOverlap(first.range, second.range, ecosystem))
        return [];
    for (const [one, other] of [
        [first, second],
        [second, first],
    ]) {
        if (one.entry.patched !== null && isInRange(other.range, one.entry.patched, ecosystem) === true) {
            return [
                {
                    kind: 'patched-is-affected',
                    weight: 'problem',
                    index: one.index,
                    found: `its patched version ${one.entry.patched} is affected by the overlapping range ${renderRange(other.range)}`,
                },
            ];
        }
    }
    return [
        { kind: 'overlap', weight: 'note', index, found: `it overlaps the range ${renderRange(first.range)}` },
    ];
}
function boundsOf(range) {
    if (range.kind === 'between')
        return range;
    return {
        lower: { op: '>=', version: range.version },
        upper: { op: '<=', version: range.version },
    };
}
function isEmpty(range, ecosystem) {
    const { lower, upper } = boundsOf(range);
    if (lower === null || upper === null)
        return false;
    const order = compareVersions(lower.version, upper.version, ecosystem);
    if (order === undefined)
        return false;
    return order > 0 || (order === 0 && (lower.op === '>' || upper.op === '<') && lower.version !== '0');
}
function doOverlap(left, right, ecosystem) {
    return (reaches(boundsOf(left), boundsOf(right), ecosystem) && reaches(boundsOf(right), boundsOf(left), ecosystem));
}
function reaches(left, right, ecosystem) {
    if (left.upper === null || right.lower === null)
        return true;
    const order = compareVersions(left.upper.version, right.lower.version, ecosystem);
    if (order === undefined)
        return false;
    return order > 0 || (order === 0 && left.upper.op === '<=' && right.lower.op === '>=');
}

;






const KEYS = ['ecosystem', 'name', 'repo', 'affected', 'patched', 'functions'];
const analysis_packages_SYNONYMS = {
    package: 'name',
    repository: 'repo',
    versions: 'affected',
    vulnerable: 'affected',
    range: 'affected',
    ranges: 'affected',
    fixed: 'patched',
    fix: 'patched',
    patches: 'patched',
};
function readPackages(reader, repo) {
    const path = ['packages'];
    const value = reader.get(path);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
        reader.problem(path, 'nothing', 'at least one package', '{ ecosystem: npm, name: …, repo: owner/name, affected: ["< …"] }');
        return [];
    }
    if (!Array.isArray(value)) {
        reader.problem(path, analysis_reader_describe(value), 'a list of packages', 'Begin the first package with "- ".');
        return [];
    }
    const placed = value.flatMap((_, index) => readPackage(reader, [...path, index], repo));
    if (isTooMuch(placed)) {
        reader.problem(path, `${placed.length} ranges`, `at most ${MAX_RANGES} ranges, and ${MAX_SINGLE} single versions`);
        return [];
    }
    for (const finding of findRangeProblems(placed.map(({ range }) => range))) {
        const { range, affectedPath, patchedPath } = placed[finding.index];
        const text = `${range.name} ${range.affected}: ${finding.found}.`;
        if (finding.weight === 'note')
            reader.note(affectedPath, text);
        else {
            const where = finding.kind.startsWith('patched') ? patchedPath : affectedPath;
            reader.problem(where, text, 'ranges and patched versions that agree', finding.suggestion);
        }
    }
    return groupRanges(placed);
}
const MAX_RANGES = 200;
const MAX_SINGLE = 1000;
function isTooMuch(placed) {
    const single = placed.filter(({ range }) => range.affected.startsWith('=')).length;
    return single > MAX_SINGLE || placed.length - single > MAX_RANGES;
}
function readPackage(reader, path, defaultRepo) {
    const expected = 'a package: { ecosystem, name, repo, affected, patched }';
    if (reader.get(path) === undefined)
        reader.problem(path, 'nothing', expected);
    if (!reader.isMapping(path, KEYS, expected, analysis_packages_SYNONYMS))
        return [];
    const ecosystem = readEcosystem(reader, [...path, 'ecosystem']);
    const name = readName(reader, [...path, 'name'], ecosystem);
    const repo = readRepo(reader, [...path, 'repo']) ?? defaultRepo;
    if (repo === undefined && isBlank(reader, [...path, 'repo'])) {
        reader.problem([...path, 'repo'], 'nothing', 'owner/name of the affected public repository');
    }
    const functions = readFunctions(reader, [...path, 'functions']);
    const affected = readAffected(reader, [...path, 'affected']);
    const patched = readPatched(reader, [...path, 'patched'], affected.length);
    return affected.map(({ text, path: affectedPath }, index) => ({
        range: {
            ecosystem: ecosystem ?? 'other',
            name: name ?? '',
            affected: text,
            patched: patched[index]?.version ?? null,
            functions,
        },
        repo: repo ?? '',
        affectedPath,
        patchedPath: patched[index]?.path ?? [...path, 'patched'],
    }));
}
function readEcosystem(reader, path) {
    const text = reader.text(path);
    const known = ECOSYSTEMS.find((one) => one === text?.trim());
    if (known !== undefined)
        return known;
    const suggestion = text === undefined ? 'npm' : suggestEcosystem(text);
    reader.problem(path, analysis_reader_describe(reader.get(path)), `one of ${ECOSYSTEMS.join(', ')}`, suggestion && `Did you mean ${suggestion}?`);
    return undefined;
}
function readName(reader, path, ecosystem) {
    const text = reader.text(path);
    if (text === undefined || text.trim() === '') {
        reader.problem(path, analysis_reader_describe(reader.get(path)), "the package's name");
        return undefined;
    }
    const fits = ecosystem === 'npm' ? /^(?:@[^\s@/]+\/)?[^\s@/]+$/.test(text) : /^\S(?:.*\S)?$/.test(text);
    if (fits && text.length <= 214 && isPlainName(text))
        return text;
    const suggestion = /^[\w.@/-]+$/.test(text.trim()) && text !== text.trim() ? text.trim() : undefined;
    reader.problem(path, analysis_reader_describe(text), `the name of a package${ecosystem ? ` as ${ecosystem} knows it` : ''}`, suggestion);
    return undefined;
}
function readRepo(reader, path) {
    const value = reader.get(path);
    if (isBlank(reader, path))
        return undefined;
    const text = reader.text(path)?.trim() ?? '';
    if (/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/.test(text) && !/\/\.{1,2}$/.test(text))
        return text;
    const link = /^(?:https?:\/\/)?(?:www\.)?github\.com\/([\w-]+\/[\w.-]+?)(?:\.git)?(?:[/?#].*)?$/.exec(text)?.[1];
    reader.problem(path, analysis_reader_describe(value), 'owner/name of the affected public repository', link);
    return undefined;
}
function isBlank(reader, path) {
    return reader.get(path) === undefined || reader.text(path)?.trim() === '';
}
function readFunctions(reader, path) {
    return reader.items(path, 'a list of names of functions').flatMap((item) => {
        const text = reader.text(item);
        if (text !== undefined && isPlainName(text))
            return [text];
        reader.problem(item, analysis_reader_describe(reader.get(item)), 'the name of a function');
        return [];
    });
}
function readAffected(reader, path) {
    const expected = 'a range such as "< 1.20.3" or ">= 2.0.0, < 2.1.0"';
    const items = reader.items(path, `a list of ranges, each ${expected}`);
    const value = reader.get(path);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
        reader.problem(path, 'nothing', `a list of ranges, each ${expected}`, 'where every version is affected: [">= 0"]');
    }
    return items.flatMap((item) => {
        const written = reader.text(item);
        if (written === undefined) {
            reader.problem(item, analysis_reader_describe(reader.get(item)), expected);
            return [];
        }
        const parsed = parseRanges(written);
        if (parsed.kind === 'bad') {
            reader.problem(item, `${analysis_reader_describe(written)}: ${parsed.reason}`, expected, parsed.suggestion);
            return [];
        }
        const texts = parsed.ranges.map(renderRange);
        if (parsed.converted) {
            reader.note(item, `${analysis_reader_describe(written)} is npm's way to write it; read as ${texts.map(analysis_reader_describe).join(' and ')}.`);
        }
        return texts.map((text) => ({ text, path: item }));
    });
}
function readPatched(reader, path, ranges) {
    const expected = 'a version such as "1.20.3", or none where nothing is fixed';
    const items = reader.items(path, `a list of versions, one for each range: ${expected}`);
    const patched = items.map((item) => {
        const written = reader.text(item)?.trim() ?? '';
        if (written === '' || /^(none|null|~|-)$/i.test(written)) {
            if (typeof reader.get(item) === 'object')
                reader.problem(item, analysis_reader_describe(reader.get(item)), expected);
            return { version: null, path: item };
        }
        const bare = written.replace(/^(?:>=|=)\s*/, '');
        const version = cleanVersion(bare);
        if (version === undefined) {
            const several = bare.split(/[\s,|]+/).filter((part) => cleanVersion(part) !== undefined);
            const list = several.length > 1 ? `[${several.map((part) => `"${part}"`).join(', ')}]` : undefined;
            reader.problem(item, analysis_reader_describe(written), expected, list);
        }
        else if (version !== written) {
            reader.note(item, `The patched version ${analysis_reader_describe(written)} was read as ${analysis_reader_describe(version)}.`);
        }
        return { version: version ?? null, path: item };
    });
    if (ranges > 0 && patched.length > ranges) {
        reader.problem(path, `${patched.length} patched versions for ${ranges} ${ranges === 1 ? 'range' : 'ranges'}`, 'one for each range, in the same order');
    }
    return patched;
}
function groupRanges(placed) {
    const ranges = placed.map(({ range, repo }) => ({ ...range, repo }));
    return groupAffected(ranges);
}
function groupAffected(ranges) {
    const packages = [];
    for (const { ecosystem, name, repo, affected, patched, functions } of ranges) {
        const last = packages.at(-1);
        const fits = last !== undefined &&
            last.ecosystem === ecosystem &&
            last.name === name &&
            last.repo === repo &&
            JSON.stringify(last.functions) === JSON.stringify(functions) &&
            (patched === null || last.patched.length === last.affected.length);
        const versions = patched === null ? [] : [patched];
        if (fits) {
            packages[packages.length - 1] = {
                ...last,
                affected: [...last.affected, affected],
                patched: [...last.patched, ...versions],
            };
        }
        else
            packages.push({ ecosystem, name, repo, affected: [affected], patched: versions, functions });
    }
    return packages;
}
function listRanges(packages) {
    return packages.flatMap(({ ecosystem, name, repo, affected, patched, functions }) => affected.map((range, index) => ({
        ecosystem,
        name,
        repo,
        affected: range,
        patched: patched[index] ?? null,
        functions,
    })));
}

;


function planAdvisoryInput(analysis, repo) {
    const vector = analysis.cvss[0]?.vector;
    const own = listRanges(analysis.packages).filter((range) => range.repo.toLowerCase() === repo.toLowerCase());
    return {
        summary: analysis.summary,
        description: analysis.description,
        cwe_ids: analysis.cwe,
        credits: analysis.credits.flatMap((credit) => ('login' in credit ? [credit] : [])),
        vulnerabilities: own.map(({ ecosystem, name, affected, patched, functions }) => ({
            package: { ecosystem, name },
            vulnerable_version_range: affected,
            patched_versions: patched,
            vulnerable_functions: functions,
        })),
        ...(vector !== undefined
            ? { cvss_vector_string: vector }
            : analysis.severity === null
                ? {}
                : { severity: analysis.severity }),
    };
}
function findDrift(input, facts) {
    const drifts = [];
    const compare = (field, ours, theirs) => {
        if (ours !== theirs)
            drifts.push({ field, ours, theirs });
    };
    compare('summary', input.summary.trim(), facts.summary.trim());
    compare('description', unifyLines(input.description), unifyLines(facts.description));
    compare('cwe_ids', listSorted(input.cwe_ids), listSorted(facts.cwe));
    if (input.cvss_vector_string !== undefined) {
        const vectors = facts.cvss.map(({ vector }) => vector);
        if (!vectors.includes(input.cvss_vector_string)) {
            compare('cvss_vector_string', input.cvss_vector_string, vectors.join(', ') || 'none');
        }
    }
    else if (input.severity !== undefined)
        compare('severity', input.severity, facts.severity ?? 'none');
    compare('credits', listSorted(input.credits.map(({ login, type }) => `${login.toLowerCase()} (${type})`)), listSorted(facts.credits.flatMap((one) => ('login' in one ? [`${one.login.toLowerCase()} (${one.type})`] : []))));
    const ours = input.vulnerabilities.map((one) => advisory_input_renderEntry({
        ...one.package,
        affected: one.vulnerable_version_range,
        patched: one.patched_versions,
        functions: one.vulnerable_functions,
    }));
    compare('vulnerabilities', listSorted(ours), listSorted(facts.ranges.map(advisory_input_renderEntry)));
    return drifts;
}
function describeFields(facts) {
    return {
        summary: facts.summary.trim(),
        description: unifyLines(facts.description),
        cwe_ids: listSorted(facts.cwe),
        cvss_vector_string: listSorted(facts.cvss.map(({ vector }) => vector)),
        severity: facts.severity ?? 'none',
        credits: listSorted(facts.credits.flatMap((one) => ('login' in one ? [`${one.login.toLowerCase()} (${one.type})`] : []))),
        vulnerabilities: listSorted(facts.ranges.map(advisory_input_renderEntry)),
    };
}
function advisory_input_renderEntry({ ecosystem, name, affected, patched, functions }) {
    const parsed = ranges_parseRange(affected);
    const range = parsed.kind === 'ok' ? renderRange(parsed.range) : affected;
    const bare = patched?.replace(/^(?:>=|=)\s*/, '') ?? '';
    const fix = bare === '' ? 'no patched version' : `patched ${cleanVersion(bare) ?? bare}`;
    const where = functions.length === 0 ? '' : `, in ${functions.join(', ')}`;
    return `${ecosystem} ${name} ${range}, ${fix}${where}`;
}
function listSorted(items) {
    return items.length === 0 ? 'none' : [...items].sort().join('; ');
}
function unifyLines(text) {
    return text.replace(/\r\n?/g, '\n').trim();
}

;


function plannedInput(stored, repo) {
    const input = planAdvisoryInput(stored.analysis.facts, repo);
    return stored.cve.id === null ? input : { ...input, cve_id: stored.cve.id };
}
function mergeCredits(input, facts) {
    const kept = facts.credits
        .filter((credit) => 'login' in credit)
        .filter((credit) => !input.credits.some((each) => each.login.toLowerCase() === credit.login.toLowerCase()));
    return { ...input, credits: [...input.credits, ...kept] };
}
function advisoriesFollow(stored) {
    const { analysis } = stored;
    if (!analysis)
        return false;
    const open = stored.advisories.filter((advisory) => advisory.publishedAt === null);
    return (analysis.facts.confirmed.yes &&
        open.every((advisory) => {
            const isAffected = analysis.facts.packages.some((each) => each.repo === advisory.repo);
            return !isAffected || advisory.digest === digestOf(plannedInput(stored, advisory.repo));
        }));
}
function saysAlready(stored, facts) {
    const planned = plannedInput(stored, facts.repo);
    const { cve_id: cve, ...input } = mergeCredits(planned, facts);
    if (cve !== undefined && facts.cve !== cve)
        return false;
    return findDrift(input, facts).length === 0;
}

;



function proofsOf(context) {
    const { stored } = context;
    const proofs = new Set();
    const has = (kind) => stored.evidence.some((evidence) => evidence.kind === kind);
    if (has('acknowledgement') || standingMoves(stored).some((move) => move.to === 'acknowledged'))
        proofs.add('acknowledgement');
    if (stored.analysis)
        proofs.add('analysis');
    if (advisoriesComplete(stored))
        proofs.add('advisory');
    if (has('patch'))
        proofs.add('patch');
    if (has('test'))
        proofs.add('test');
    if (has('regression-test'))
        proofs.add('regression-test');
    if (hasNoPatchDecision(stored))
        proofs.add('two-people');
    if (stateOf(stored) === 'releasing' || stateOf(stored) === 'disclosing') {
        if (judgeGate(gateFactsOf(context)).passed)
            proofs.add('gate');
    }
    return proofs;
}
function advisoriesComplete(stored) {
    if (!stored.analysis)
        return false;
    const repos = new Set(stored.analysis.facts.packages.map((each) => each.repo));
    return [...repos].every((repo) => stored.advisories.some((advisory) => advisory.repo === repo && advisory.digest !== null));
}
function hasNoPatchDecision(stored) {
    return stored.decisions.some((decision) => {
        if (decision.kind !== 'no-patch' || new Set(decision.by.map((person) => person.id)).size < 2)
            return false;
        const decidedAt = Math.max(...decision.by.map((person) => Date.parse(person.at)));
        const since = (at) => Date.parse(at) >= decidedAt;
        const isPatched = stored.evidence.some((evidence) => evidence.kind === 'patch' && since(evidence.at));
        return !isPatched && !stored.moves.some((move) => move.to === 'releasing' && since(move.at));
    });
}
function mayDisclose(context) {
    const proofs = proofsOf(context);
    return (proofs.has('gate') || proofs.has('two-people')) && advisoriesFollow(context.stored);
}
function gateFactsOf({ stored, observed, config }) {
    return {
        analysis: stored.analysis?.facts ?? null,
        cve: stored.cve.id,
        noCve: stored.decisions.some((decision) => decision.kind === 'no-cve'),
        evidence: stored.evidence,
        releases: observed.releases,
        advisories: stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null),
        npm: config.gate.npm,
    };
}

;
const DAY_MS = 86_400_000;
function addDays(iso, days) {
    return new Date(Date.parse(iso) + days * DAY_MS).toISOString();
}
function wasMet(clock, now) {
    if (!clock.applies)
        return null;
    if (clock.met !== null)
        return Date.parse(clock.met) <= Date.parse(clock.due);
    return Date.parse(now) > Date.parse(clock.due) ? false : null;
}
function dueStep(clock, rules, now) {
    if (!clock.applies || clock.met !== null)
        return undefined;
    const left = Date.parse(clock.due) - Date.parse(now);
    if (left <= 0) {
        const overdue = Math.floor(-left / (rules.overdueEveryHours * 3_600_000));
        return { step: overdue === 0 ? 'due' : `overdue/${overdue}`, escalate: true };
    }
    const passed = rules.remindDaysBefore.filter((days) => left <= days * DAY_MS);
    if (passed.length === 0)
        return undefined;
    return { step: `before/${Math.min(...passed)}`, escalate: false };
}

;





function isConfirmed(ask) {
    const others = ask.confirmedBy.filter((person) => person.id !== ask.askedBy?.id);
    return new Set(others.map((person) => person.id)).size >= ask.needs;
}
function actionOfAsk(key) {
    switch (key.split('/')[0]) {
        case 'privatize':
        case 'placeholder':
            return 'privatize';
        case 'close-report':
            return 'ack-timer';
        case 'publish':
        case 'post':
            return 'announce';
        default:
            return 'advisory-draft';
    }
}
function raiseAsks(context) {
    const { stored, observed } = context;
    const demanded = demandedAsks(context);
    const kept = stored.asks.filter((ask) => ask.doneAt !== null ||
        !context.scope.has(actionOfAsk(ask.key)) ||
        (ask.key === 'publish' && isUndecided(context)) ||
        demanded.some((each) => each.key === ask.key && each.digest === ask.digest));
    const missing = demanded.filter((each) => !kept.some((ask) => ask.key === each.key && ask.digest === each.digest && ask.doneAt === null));
    if (kept.length === stored.asks.length && missing.length === 0)
        return undefined;
    const added = missing.map((each) => ({ ...each, at: observed.now, confirmedBy: [], doneAt: null }));
    return { ...stored, asks: [...kept, ...added] };
}
function isUndecided(context) {
    const { stored, observed } = context;
    if (stateOf(stored) !== 'disclosing')
        return false;
    return (disclosureDigest(context) === null ||
        observed.releases === null ||
        observed.releases.some((release) => release.npm === 'unreachable'));
}
function demandedAsks(context) {
    return [
        ...askDisclosure(context),
        ...askCve(context),
        ...askNoPatch(context),
        ...askClosing(context),
        ...askPrivacy(context),
        ...askPost(context),
    ].filter((ask) => context.scope.has(actionOfAsk(ask.key)));
}
function askDisclosure(context) {
    const { stored, config } = context;
    if (stateOf(stored) !== 'disclosing' || stored.flags.includes('manual'))
        return [];
    if (stored.advisories.length === 0 || stored.advisories.every((advisory) => advisory.publishedAt !== null))
        return [];
    const digest = disclosureDigest(context);
    if (digest === null || !mayDisclose(context))
        return [];
    const open = stored.advisories.filter((advisory) => advisory.publishedAt === null);
    if (open.some(({ ghsa }) => context.observed.advisories[ghsa]?.state !== 'draft'))
        return [];
    const move = stored.moves.findLast((each) => each.to === 'disclosing');
    const askedBy = move.by.role === 'bot' ? null : { id: move.by.id, login: move.by.login };
    return [{ key: 'publish', digest, needs: config.confirmations.disclosure, askedBy }];
}
function advisoryDigest(facts) {
    return digestOf({ ...facts, state: undefined, publishedAt: undefined, url: undefined });
}
function disclosureDigest({ stored, observed, config }) {
    const facts = stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null);
    if (facts.some((each) => each === null))
        return null;
    const shown = facts.map((each) => advisoryDigest(each));
    return digestOf({ shown, channels: channelsOf(config), blog: config.blog?.repo ?? null });
}
function askPost(context) {
    const { stored, config } = context;
    if (!config.blog || stateOf(stored) !== 'announcing' || stored.flags.includes('manual'))
        return [];
    if (isPostCovered(context) || stored.posts.some((post) => post.channel === channels_BLOG))
        return [];
    const ids = stored.advisories.map(({ ghsa }) => ghsa);
    return [
        { key: `post/${channels_BLOG}`, digest: digestOf({ ids, repo: config.blog.repo }), needs: 1, askedBy: null },
    ];
}
function isPostCovered({ stored, config }) {
    return (config.confirmations.without.includes('post') ||
        stored.asks.some((ask) => ask.key === 'publish' && ask.doneAt !== null));
}
function askCve({ stored, config, observed }) {
    if (config.cve.provider !== 'github' || config.confirmations.without.includes('cve-request'))
        return [];
    return cveCandidates(stored, observed.advisories).map(({ ghsa, repo }) => ({
        key: `cve-request/${ghsa}`,
        digest: digestOf({ ghsa, repo }),
        needs: 1,
        askedBy: null,
    }));
}
function cveCandidates(stored, advisories) {
    const open = ['cve-requested', 'patching', 'testing', 'regression-tests', 'releasing'].includes(stateOf(stored));
    const decided = stored.cve.id !== null ||
        stored.cve.requestedAt !== null ||
        stored.decisions.some((decision) => decision.kind === 'no-cve');
    if (!open || decided || stored.flags.includes('manual') || !advisoriesComplete(stored))
        return [];
    return stored.advisories.filter((advisory) => advisories[advisory.ghsa]?.state === 'draft').slice(0, 1);
}
function askNoPatch({ stored }) {
    const proposal = stored.decisions.find((decision) => decision.kind === 'no-patch');
    if (!proposal || proposal.by.length > 1 || hasNoPatchDecision(stored))
        return [];
    const proposer = proposal.by[0];
    const workarounds = stored.analysis?.facts.workarounds ?? null;
    const digest = digestOf({ because: proposal.because, by: proposer.id, at: proposer.at, workarounds });
    return [{ key: 'no-patch', digest, needs: 1, askedBy: { id: proposer.id, login: proposer.login } }];
}
function askClosing(context) {
    const report = reportToClose(context);
    if (!report || context.config.confirmations.without.includes('close-report'))
        return [];
    return [{ key: `close-report/${report.ghsa}`, digest: digestOf(report), needs: 1, askedBy: null }];
}
function reportToClose(context) {
    const { stored, observed } = context;
    const { repo, ghsa } = stored.source;
    if (!repo || !ghsa)
        return undefined;
    const state = observed.advisories[ghsa]?.state;
    if (state !== 'triage' && state !== 'draft')
        return undefined;
    const isElsewhere = stateOf(stored) === 'announcing' && !stored.advisories.some((advisory) => advisory.ghsa === ghsa);
    return isElsewhere || isAppealOver(context) ? { repo, ghsa } : undefined;
}
function isAppealOver({ stored, config, observed, }) {
    if (stateOf(stored) !== 'invalid')
        return false;
    if (!stored.decisions.some((decision) => decision.kind === 'dismiss'))
        return false;
    const dismissedAt = stored.moves.findLast((move) => move.to === 'invalid').at;
    const reply = stored.evidence.findLast((evidence) => evidence.kind === 'reply');
    if (!reply || Date.parse(reply.at) < Date.parse(dismissedAt))
        return false;
    return Date.parse(observed.now) >= Date.parse(addDays(reply.at, config.clocks.appealDays));
}
function askPrivacy(context) {
    const { stored, config } = context;
    if (stored.flags.includes('manual'))
        return [];
    return stored.privatized.flatMap((item) => {
        const asks = [];
        if (!item.outOfSight && item.kind === 'pull' && !config.confirmations.without.includes('privatize')) {
            asks.push({
                key: `privatize/${item.url}`,
                digest: digestOf({ url: item.url, way: 'remove' }),
                needs: 1,
                askedBy: null,
            });
        }
        if (item.outOfSight && item.placeholder === null && !config.confirmations.without.includes('post')) {
            asks.push({
                key: `placeholder/${item.url}`,
                digest: digestOf({ url: item.url, text: 'placeholder' }),
                needs: 1,
                askedBy: null,
            });
        }
        return asks;
    });
}
function isCleared(context, key, without) {
    if (without && context.config.confirmations.without.includes(without))
        return true;
    const demanded = demandedAsks(context).find((ask) => ask.key === key);
    if (!demanded)
        return false;
    const ask = context.stored.asks.find((each) => each.key === key && each.digest === demanded.digest && each.doneAt === null);
    return ask !== undefined && isConfirmed(ask);
}

;









function planCveRequest(context) {
    const { stored, config, observed, scope } = context;
    if (!scope.has('advisory-draft') || config.cve.provider !== 'github')
        return [];
    return cveCandidates(stored, observed.advisories)
        .filter(({ ghsa }) => isCleared(context, `cve-request/${ghsa}`, 'cve-request'))
        .map(({ repo, ghsa }) => ({
        kind: 'request-cve',
        key: `request-cve/${ghsa}`,
        repo,
        ghsa,
        surface: 'third-party',
        why: 'The request for a CVE was confirmed.',
    }));
}
function planPublication(context) {
    const { stored, observed, scope } = context;
    if (!scope.has('announce') || stateOf(stored) !== 'disclosing' || stored.flags.includes('manual'))
        return [];
    if (!mayDisclose(context) || !isCleared(context, 'publish'))
        return [];
    return stored.advisories
        .filter((advisory) => advisory.publishedAt === null && observed.advisories[advisory.ghsa]?.state === 'draft')
        .map(({ repo, ghsa }) => ({
        kind: 'publish-advisory',
        repo,
        ghsa,
        digest: advisoryDigest(observed.advisories[ghsa]),
        surface: 'public',
        why: 'The disclosure was confirmed.',
    }));
}
function disclosureDay({ stored }) {
    const days = stored.advisories.map((advisory) => advisory.publishedAt).filter((at) => at !== null);
    return days.toSorted().at(-1)?.slice(0, 10);
}
function postBranches({ advisories }, day) {
    const branch = `security-releases-${day}`;
    return [branch, `${branch}-${(advisories[0]?.ghsa ?? '').toLowerCase()}`];
}
function planBlogPost(context) {
    const { stored, config, observed } = context;
    const facts = wantsPost(context) ? publishedFacts(context) : undefined;
    if (!facts || !config.blog)
        return [];
    const branches = postBranches(stored, disclosureDay(context));
    const posts = observed.posts.filter((post) => post.channel === channels_BLOG && branches.includes(post.branch));
    const isCovered = posts.some(({ text }) => text !== null && facts.every((each) => text.includes(each.ghsa)));
    const [first, second] = branches.map((branch) => posts.find((post) => post.branch === branch));
    if (isCovered || first?.state === 'closed' || (second && second.state !== 'open'))
        return [];
    const branch = first?.state === 'merged' ? branches[1] : branches[0];
    const siblings = siblingsOf(context, facts, [first?.text, second?.text]);
    return siblings === undefined ? [] : openPost(context, branch, [...siblings, ...facts]);
}
function wantsPost(context) {
    const { stored, config, scope } = context;
    return (scope.has('announce') &&
        !stored.flags.includes('manual') &&
        stateOf(stored) === 'announcing' &&
        isDisclosed(stored) &&
        openChannels(config, stored).includes(channels_BLOG) &&
        (isPostCovered(context) || isCleared(context, `post/${channels_BLOG}`)));
}
function publishedFacts({ stored, observed }) {
    const facts = stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []);
    const isComplete = facts.length === stored.advisories.length;
    return isComplete && facts.every((each) => each.state === 'published') ? facts : undefined;
}
function siblingsOf({ stored, config, observed }, facts, texts) {
    const linked = texts
        .flatMap((text) => (text ? siblingsIn(text, stored) : []))
        .filter(({ repo }) => isOurs(config, repo));
    const read = observed.siblings.filter((each) => each.state === 'published' && !facts.some((own) => own.ghsa === each.ghsa));
    return linked.every(({ ghsa }) => read.some((each) => each.ghsa === ghsa)) ? read : undefined;
}
function openPost(context, branch, advisories) {
    const { stored, observed } = context;
    const blog = context.config.blog;
    const own = stored.advisories.flatMap(({ ghsa }) => observed.advisories[ghsa] ?? []);
    const ids = own.map((each) => each.ghsa);
    const proof = discloseWhenPublished(stored.number, ids, own);
    if (!proof)
        return [];
    const { project, authors, form, folder } = blog;
    const post = renderBlogPost({
        advisories,
        releases: [],
        date: disclosureDay(context),
        project,
        authors,
        form,
        folder,
    });
    const release = (words) => declassify(embargo(stored.number, words), proof);
    return [
        {
            kind: 'open-post',
            key: `post/${channels_BLOG}`,
            channel: channels_BLOG,
            repo: blog.repo,
            base: blog.branch,
            branch,
            path: post.path,
            text: release(post.body),
            title: release(post.title),
            body: release(renderPullText(post.title, advisories)),
            surface: 'public',
            why: 'The case is disclosed and the post of the day does not tell of it yet.',
        },
    ];
}

;
function operationKey(operation) {
    switch (operation.kind) {
        case 'create-case-issue':
        case 'create-advisory':
        case 'request-cve':
        case 'create-placeholder':
        case 'open-post':
            return operation.key;
        case 'update-advisory':
            return operation.state === 'closed'
                ? `close-report/${operation.ghsa}`
                : `update-advisory/${operation.ghsa}`;
        case 'publish-advisory':
            return `publish/${operation.ghsa}`;
        case 'transfer-issue':
            return `transfer/${operation.url}`;
        case 'quiet-pull':
            return `quiet/${operation.url}`;
        default:
            return undefined;
    }
}

;



function driftsOf({ stored, observed }) {
    const { analysis } = stored;
    if (analysis === null)
        return [];
    return stored.advisories.flatMap((advisory) => {
        const { repo, ghsa } = advisory;
        const facts = observed.advisories[ghsa];
        const isRecorded = advisory.digest === null && ghsa !== stored.source.ghsa;
        if (facts?.state !== 'draft' || (advisory.digest === null && !isRecorded))
            return [];
        if (!analysis.facts.packages.some((each) => each.repo === repo))
            return [];
        const fields = differencesOf(stored, repo, facts).filter((each) => isRecorded || isByHand(stored, advisory, facts, each));
        return fields.length === 0 ? [] : [{ repo, ghsa, facts, fields }];
    });
}
function differencesOf(stored, repo, facts) {
    const { cve_id: _, ...input } = mergeCredits(plannedInput(stored, repo), facts);
    return findDrift(input, facts);
}
function isByHand(stored, advisory, facts, { field }) {
    const { readBack } = advisory;
    if (readBack === undefined)
        return advisory.digest === digestOf(plannedInput(stored, advisory.repo));
    return readBack[field] !== digestOf(describeFields(facts)[field]);
}
function readBackOf(facts) {
    return Object.fromEntries(Object.entries(describeFields(facts)).map(([field, text]) => [field, digestOf(text)]));
}
function noteReadBack({ stored, observed }) {
    const { analysis } = stored;
    if (!analysis)
        return undefined;
    const fresh = stored.advisories.find((advisory) => {
        const facts = observed.advisories[advisory.ghsa];
        return (advisory.readBack === undefined &&
            facts?.state === 'draft' &&
            analysis.facts.packages.some((each) => each.repo === advisory.repo) &&
            advisory.digest === digestOf(plannedInput(stored, advisory.repo)) &&
            differencesOf(stored, advisory.repo, facts).length === 0);
    });
    if (!fresh)
        return undefined;
    const readBack = readBackOf(observed.advisories[fresh.ghsa]);
    return {
        ...stored,
        advisories: stored.advisories.map((each) => (each === fresh ? { ...each, readBack } : each)),
    };
}

;







function planAdvisories(context) {
    const { stored, scope } = context;
    const mine = scope.has('advisory-draft') || scope.has('release-gate') || scope.has('announce');
    if (!mine || !DRAFTING.includes(stateOf(stored)) || stored.flags.includes('manual'))
        return [];
    const analysis = stored.analysis?.facts;
    if (!analysis?.confirmed.yes)
        return [];
    const repos = [...new Set(analysis.packages.map((each) => each.repo))].filter((repo) => isOurs(context.config, repo));
    return repos.flatMap((repo) => planAdvisory(context, repo));
}
function planAdvisory(context, repo) {
    const { stored, observed } = context;
    const known = stored.advisories.find((advisory) => advisory.repo === repo);
    const input = plannedInput(stored, repo);
    const digest = digestOf(input);
    if (!known) {
        if (!context.scope.has('advisory-draft'))
            return [];
        return [
            {
                kind: 'create-advisory',
                key: `create-advisory/${repo}`,
                repo,
                fields: input,
                digest,
                surface: 'circle',
                why: `The analysis names ${repo} and it has no advisory yet.`,
            },
        ];
    }
    const facts = observed.advisories[known.ghsa];
    if (!facts || known.publishedAt !== null || facts.state === 'published')
        return [];
    const accept = facts.state === 'triage' || (facts.state === 'closed' && wasClosedByUs(context, known.ghsa));
    if (facts.state === 'closed' && !accept)
        return [];
    if (known.digest === digest && !accept)
        return [];
    if (known.digest === null && known.ghsa !== stored.source.ghsa)
        return [];
    if (driftsOf(context).some(({ ghsa }) => ghsa === known.ghsa))
        return [];
    return [
        {
            kind: 'update-advisory',
            repo,
            ghsa: known.ghsa,
            fields: mergeCredits(input, facts),
            digest,
            surface: 'circle',
            ...(accept ? { state: 'draft' } : {}),
            why: accept
                ? `The report ${known.ghsa} is accepted.`
                : `The analysis or the CVE id changed; ${known.ghsa} follows.`,
        },
    ];
}
const wasClosedByUs = ({ stored }, ghsa) => stored.asks.some((ask) => ask.key === `close-report/${ghsa}` && ask.doneAt !== null);
function planReportClosing(context) {
    const report = reportToClose(context);
    if (!report || !context.scope.has('ack-timer') || context.stored.flags.includes('manual'))
        return [];
    const { repo, ghsa } = report;
    if (!isCleared(context, `close-report/${ghsa}`, 'close-report'))
        return [];
    return [
        {
            kind: 'update-advisory',
            repo,
            ghsa,
            fields: {},
            state: 'closed',
            surface: 'circle',
            why: stateOf(context.stored) === 'invalid'
                ? 'The dismissal was told and the time for an appeal is over.'
                : 'The flaw is disclosed by the advisory of another repository.',
        },
    ];
}

;

const ROLES = (  null && ([
    'coordinator',
    'member',
    'reporter',
    'outsider',
    'former-member',
    'bot',
    'other-bot',
    'unknown',
]));
const MAIN_LINE = [
    'received',
    'acknowledged',
    'assessing',
    'valid',
    'cve-requested',
    'patching',
    'testing',
    'regression-tests',
    'releasing',
];
function judgeMove(question) {
    if (question.role === 'unknown')
        return { kind: 'wait' };
    const refusal = may_move_findRefusal(question);
    if (refusal)
        return {
            kind: 'refused',
            possible: possibleMoves(question),
            missing: refusal.missing ?? [],
            reason: refusal.reason,
        };
    return { kind: 'accepted', skipped: may_move_pathTo(question.from, question.to)?.skipped ?? [] };
}
function possibleMoves(question) {
    return table_STATE_IDS.filter((to) => may_move_findRefusal({ ...question, to }) === undefined);
}
function may_move_findRefusal({ from, to, role, proofs, disclosed }) {
    if (role === 'unknown')
        return { reason: 'not-allowed' };
    if (!isTeam(role) && role !== 'bot')
        return { reason: 'not-allowed' };
    if (from === to)
        return { reason: 'already-there' };
    if (disclosed && !isAfterDisclosure(to))
        return { reason: 'disclosed' };
    const path = may_move_pathTo(from, to);
    if (!path)
        return { reason: 'no-such-move' };
    const missing = path.needs.filter((proof) => !proofs.has(proof));
    if (role !== 'bot') {
        const askedBy = table_STATES[to].askedBy;
        if (askedBy === 'bot')
            return { reason: 'bot-only' };
        if (askedBy === 'coordinator' && role !== 'coordinator')
            return { reason: 'coordinator-only' };
    }
    return missing.length > 0 ? { reason: 'proof-missing', missing } : undefined;
}
function may_move_pathTo(from, to) {
    const direct = findMove(from, to);
    if (direct)
        return { skipped: [], needs: direct.needs ?? [] };
    const start = MAIN_LINE.indexOf(from);
    const end = MAIN_LINE.indexOf(to);
    if (start < 0 || end < start)
        return undefined;
    const skipped = MAIN_LINE.slice(start + 1, end);
    const steps = [from, ...skipped].map((state, index) => findMove(state, [...skipped, to][index]));
    if (steps.some((step) => step === undefined))
        return undefined;
    const needs = new Set(steps.flatMap((step) => step?.needs ?? []));
    for (const state of skipped) {
        const proof = table_STATES[state].proof;
        if (proof)
            needs.add(proof);
    }
    return { skipped, needs: [...needs] };
}
function findMove(from, to) {
    return table_STATES[from].moves.find((move) => move.to === to);
}
const isTeam = (role) => role === 'coordinator' || role === 'member';
const isAfterDisclosure = (state) => state === 'announcing' || state === 'closed';

;







function moveByItself(context) {
    const to = runsState(context, stateOf(context.stored)) ? pendingMove(context) : undefined;
    if (to === undefined)
        return undefined;
    const { now } = context.observed;
    const moved = pushMove(context, to, { event: null, by: bySelf(context), at: now });
    return to === 'closed' ? { ...moved, closedAt: now } : moved;
}
function pendingMove(context) {
    const { stored } = context;
    const state = stateOf(stored);
    const move = table_STATES[state].moves.find((each) => each.byItself);
    if (!move || !isConditionMet(context))
        return undefined;
    const verdict = judgeMove({
        from: state,
        to: move.to,
        role: 'bot',
        proofs: proofsOf(context),
        disclosed: isDisclosed(stored),
    });
    return verdict.kind === 'accepted' ? move.to : undefined;
}
function isConditionMet(context) {
    const { stored, config, observed } = context;
    switch (stateOf(stored)) {
        case 'acknowledged':
        case 'valid':
            return true;
        case 'announcing':
            return (isDisclosed(stored) &&
                openChannels(config, stored).length === 0 &&
                !isOwed(stored) &&
                reportToClose(context) === undefined);
        case 'invalid': {
            if (!isAppealOver(context))
                return false;
            const { ghsa } = stored.source;
            const state = ghsa ? observed.advisories[ghsa]?.state : 'closed';
            return state === 'closed' || state === 'published' || state === 'withdrawn';
        }
        default:
            return false;
    }
}
const OUT_OF_PROCESS = 'out-of-process';
function isOwed(stored) {
    if (!stored.flags.includes(OUT_OF_PROCESS))
        return false;
    const done = ['patch', 'release'].every((kind) => stored.evidence.some((evidence) => evidence.kind === kind));
    const waivers = stored.evidence.filter((evidence) => evidence.kind === 'waived' && evidence.subject === OUT_OF_PROCESS);
    return !done && new Set(waivers.map((waiver) => waiver.by.id)).size < 2;
}

;




const LABEL_IDS = LABELS.map((label) => label.id);
function openRequests({ observed, config, stored, }) {
    return (observed.issue?.events ?? [])
        .filter((event) => event.kind === 'labeled' || event.kind === 'unlabeled')
        .filter((event) => event.actor?.id !== observed.self.id && !isJudged(stored, event.id))
        .map((event) => ({ event, label: labelId(config, event.label ?? '', LABEL_IDS) }))
        .filter((request) => request.label !== undefined);
}
const stateRequests = (context) => openRequests(context).filter(({ label, event }) => stateOfLabel(label) !== undefined && event.kind === 'labeled');
function eventOfComment(comment) {
    return comment.lastEditedAt === null ? comment.id : `${comment.id}@${comment.lastEditedAt}`;
}
function nextRequest(context) {
    if (pendingMove(context))
        return undefined;
    const labels = openRequests(context).map((request) => ({ kind: 'label', at: request.event.at, ...request }));
    const comments = (context.observed.issue?.comments ?? []).flatMap((comment) => {
        const isOurs = comment.author === null || comment.author.id === context.observed.self.id;
        if (isOurs || isJudged(context.stored, eventOfComment(comment)))
            return [];
        const commands = parseCommands(comment.body);
        const at = comment.lastEditedAt ?? comment.createdAt;
        return commands.length === 0 ? [] : [{ kind: 'comment', at, comment, commands }];
    });
    return [...labels, ...comments].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];
}

;
const caseMarker = (stored) => stored.issue === stored.number && stored.source.ghsa
    ? `source/${stored.source.ghsa}`
    : `case/${stored.number}`;

;






const face_LABEL_IDS = LABELS.map((label) => label.id);
function wantedLabels({ stored }) {
    const severity = stored.analysis?.facts.severity;
    return [
        labelOfState(stateOf(stored)),
        ...stored.flags.map((flag) => labelOfFlag(flag)),
        ...(severity ? [`severity/${severity}`] : []),
    ];
}
function planLabels(context) {
    const { observed, config } = context;
    if (!observed.issue)
        return [];
    const issue = observed.issue.number;
    const wanted = wantedLabels(context);
    const present = observed.issue.labels
        .map((name) => ({ name, id: labelId(config, name, face_LABEL_IDS) }))
        .filter((label) => label.id !== undefined);
    const open = new Set(openRequests(context).map((request) => request.label));
    const isJudging = observed.team.kind === 'known';
    const missing = isJudging || open.size === 0 ? wanted.filter((id) => !present.some((label) => label.id === id)) : [];
    const surplus = isJudging ? present.filter(({ id }) => !wanted.includes(id) && !open.has(id)) : [];
    const operations = [];
    if (missing.length > 0) {
        const labels = missing.map((id) => labelName(config, id));
        operations.push({
            kind: 'add-labels',
            issue,
            labels,
            surface: 'team',
            why: `The case is ${missing.join(', ')}.`,
        });
    }
    for (const { name, id } of surplus) {
        const why = stateOfLabel(id) ? 'The case is in another state.' : 'The case does not have it.';
        operations.push({ kind: 'remove-label', issue, label: name, surface: 'team', why });
    }
    return operations;
}
function planAssignees({ observed, stored }) {
    const { issue } = observed;
    if (!issue || stateOf(stored) === 'closed')
        return [];
    const missing = stored.coordinators.filter((person) => !issue.assignees.some((assignee) => assignee.id === person.id));
    if (missing.length === 0)
        return [];
    return [
        {
            kind: 'assign',
            issue: issue.number,
            logins: missing.map((person) => person.login),
            surface: 'team',
            why: 'They coordinate this case.',
        },
    ];
}
function planIssue({ observed, stored }) {
    const { issue } = observed;
    if (!issue)
        return [];
    const change = {};
    const state = stateOf(stored) === 'closed' ? 'closed' : 'open';
    if (issue.state !== state)
        change.state = state;
    if (issue.title !== stored.title)
        change.title = stored.title;
    if (issue.author?.id === observed.self.id && observed.report !== null) {
        const body = renderCaseBody(stored, observed.report, caseMarker(stored));
        if (issue.body.replaceAll('\r\n', '\n') !== body)
            change.body = body;
    }
    if (Object.keys(change).length === 0)
        return [];
    return [
        {
            kind: 'edit-issue',
            issue: issue.number,
            ...change,
            surface: 'team',
            why: `The issue's ${Object.keys(change).join(', ')} follows the store.`,
        },
    ];
}
function planIssueAgain(context) {
    const { observed, stored, config } = context;
    if (observed.issue || stateOf(stored) === 'closed' || !context.scope.has('intake'))
        return [];
    const body = renderCaseBody(stored, observed.report ?? '', `case/${stored.number}`);
    const labels = wantedLabels(context).map((id) => labelName(config, id));
    return [
        {
            kind: 'create-case-issue',
            key: `case/${stored.number}`,
            title: stored.title,
            body,
            labels,
            surface: 'team',
            why: 'The issue of the case is gone.',
        },
    ];
}

;
const PULL_REMOVED_TITLE = 'Removed';
const PULL_REMOVED_BODY = 'The content was moved to a private place by the maintainers. They will be in touch with the author.';
const placeholderTitle = (kind, number) => `FYI - ${kind === 'pull' ? 'pull request' : 'issue'} deleted #${number}`;
const PLACEHOLDER_BODY = (author) => [
    `${author === null ? 'To the author' : `@${author}`}: we have moved what you posted here to a private place and asked for its removal, so that we can look at it in peace. It has not been dismissed.`,
    '',
    'We will contact you directly. Please do not post it again in public; you can reach us at any time through "Report a vulnerability" in the Security tab of this repository.',
].join('\n');

;



function planPrivacy(context) {
    const { stored, scope } = context;
    if (!scope.has('privatize') || stored.flags.includes('manual'))
        return [];
    return stored.privatized.flatMap((item) => item.outOfSight ? planPlaceholder(context, item) : planOutOfSight(context, item));
}
function planOutOfSight(context, item) {
    const read = context.observed.threads[item.url];
    if (read?.kind !== 'found')
        return [];
    const { thread } = read;
    if (item.kind === 'issue' && isSameOwner(context, item.repo)) {
        return [
            {
                kind: 'transfer-issue',
                url: item.url,
                repo: item.repo,
                number: item.number,
                id: thread.id,
                surface: 'team',
                why: 'A team member asked to privatize it.',
            },
        ];
    }
    if (item.kind !== 'pull' || !item.saved || !isCleared(context, `privatize/${item.url}`, 'privatize'))
        return [];
    return [
        {
            kind: 'quiet-pull',
            url: item.url,
            repo: item.repo,
            number: item.number,
            title: publicConstant(PULL_REMOVED_TITLE),
            body: publicConstant(PULL_REMOVED_BODY),
            surface: 'public',
            why: 'Its removal from sight was confirmed, and its copy is in the store.',
        },
    ];
}
function planPlaceholder(context, item) {
    if (item.placeholder !== null || !isCleared(context, `placeholder/${item.url}`, 'post'))
        return [];
    return [
        {
            kind: 'create-placeholder',
            key: `placeholder/${item.url}`,
            url: item.url,
            repo: item.repo,
            title: publicConstant(placeholderTitle(item.kind, item.number)),
            body: publicConstant(PLACEHOLDER_BODY(item.author?.login ?? null)),
            surface: 'public',
            why: 'The public placeholder was confirmed.',
        },
    ];
}
function isSameOwner({ observed }, repo) {
    return repo.split('/')[0].toLowerCase() === observed.repo.name.split('/')[0].toLowerCase();
}

;





function planExternals(context) {
    return [
        ...planIssueAgain(context),
        ...planPrivacy(context),
        ...planAdvisories(context),
        ...planReportClosing(context),
        ...planCveRequest(context),
        ...planPublication(context),
        ...planBlogPost(context),
    ].filter((operation) => !isRefused(context, operation));
}
function isRefused({ observed }, operation) {
    const key = operationKey(operation);
    return key !== undefined && observed.results[key]?.kind === 'refused';
}

;

function claimKey(operation) {
    return 'key' in operation ? operation.key : undefined;
}
function claimCreations(context) {
    const { stored, observed } = context;
    const wanted = planExternals(context);
    const isOver = (claim) => isLeft(context, claim) &&
        isOnRecord(context, claim.key) &&
        !wanted.some((operation) => claimKey(operation) === claim.key);
    let claims = stored.claims.some(isOver) ? stored.claims.filter((claim) => !isOver(claim)) : stored.claims;
    for (const operation of wanted) {
        const key = claimKey(operation);
        if (key === undefined || observed.ownClaims.includes(key))
            continue;
        const known = claims.find((claim) => claim.key === key);
        if (known && !observed.lookedUp.includes(key))
            continue;
        const mine = { key, run: observed.run, at: observed.now };
        if (known?.run === mine.run && known.at === mine.at)
            continue;
        claims = [...claims.filter((claim) => claim !== known), mine];
    }
    return claims === stored.claims ? undefined : { ...stored, claims };
}
function isLeft({ observed }, { key, run }) {
    if (observed.ownClaims.includes(key))
        return false;
    return observed.runs[run] === 'dead' || run.split('/')[0] === observed.run.split('/')[0];
}
function isOnRecord({ stored, observed }, key) {
    const [kind = ''] = key.split('/');
    const subject = key.slice(kind.length + 1);
    switch (kind) {
        case 'post':
            return stored.posts.some((post) => post.channel === subject);
        case 'create-advisory':
            return stored.advisories.some((advisory) => advisory.repo === subject);
        case 'request-cve':
            return stored.cve.requestedAt !== null || stored.cve.id !== null;
        case 'placeholder':
            return stored.privatized.some((item) => item.url === subject && item.placeholder !== null);
        case 'case':
            return observed.issue !== null;
        default:
            return false;
    }
}
function foreignClaims({ stored, observed }) {
    return stored.claims.filter((claim) => !observed.ownClaims.includes(claim.key) && !observed.lookedUp.includes(claim.key));
}

;




function isOursToConfirm({ scope, stored }) {
    const owners = new Set(stored.asks.filter((ask) => ask.doneAt === null && !isConfirmed(ask)).map((ask) => actionOfAsk(ask.key)));
    return owners.size === 0
        ? scope.has(table_STATES[stateOf(stored)].action)
        : [...owners].some((owner) => scope.has(owner));
}
function confirmAsks(context, by, at, key, event) {
    const { stored } = context;
    const open = stored.asks.filter((ask) => ask.doneAt === null &&
        !isConfirmed(ask) &&
        (key === null || ask.key === key || ask.key.startsWith(`${key}/`)) &&
        wasShownBefore(context, ask, at, event));
    if (open.length === 0)
        return { stored, verdict: 'refused/nothing-to-confirm' };
    const mine = open.filter((ask) => ask.askedBy?.id !== by.id);
    if (mine.length === 0)
        return { stored, verdict: 'refused/own-request' };
    if (key === null && mine.length > 1)
        return { stored, verdict: 'refused/which-one' };
    const asks = stored.asks.map((ask) => mine.includes(ask) && !ask.confirmedBy.some((person) => person.id === by.id)
        ? { ...ask, confirmedBy: [...ask.confirmedBy, { id: by.id, login: by.login, at }] }
        : ask);
    return { stored: confirmDecisions({ ...stored, asks }, by, at), verdict: 'done' };
}
function wasShownBefore({ observed }, ask, at, event) {
    if (Date.parse(ask.at) > Date.parse(at))
        return false;
    const comments = observed.issue?.comments ?? [];
    const shown = comments.findIndex((comment) => readMarker(comment, observed.self) === `ask/${ask.key}/${ask.digest}`);
    if (shown < 0)
        return false;
    const said = event === null ? -1 : comments.findIndex((comment) => comment.id === event);
    return said < 0 ? Date.parse(comments[shown].createdAt) <= Date.parse(at) : shown < said;
}
function confirmDecisions(stored, by, at) {
    const ask = stored.asks.find((each) => each.key === 'no-patch' && isConfirmed(each) && each.doneAt === null);
    if (!ask)
        return stored;
    const decisions = stored.decisions.map((decision) => decision.kind === 'no-patch' && decision.by.length === 1 && decision.by[0].id !== by.id
        ? { ...decision, by: [...decision.by, { id: by.id, login: by.login, at }] }
        : decision);
    const asks = stored.asks.map((each) => (each === ask ? { ...each, doneAt: at } : each));
    return { ...stored, decisions, asks };
}

;




function noteAnalysis(context) {
    const { analysis, stored } = context;
    if (analysis.kind !== 'ok' || isDisclosed(stored))
        return undefined;
    const { comment } = analysis;
    const speaker = comment.lastEditor ?? comment.author;
    if (!speaker || ![roleOf(context, comment.author), roleOf(context, speaker)].every(isTeam))
        return undefined;
    const event = eventOfComment(comment);
    const { facts, confirmAgain } = judgeConfirmation(stored, analysis);
    const digest = digestOf(facts);
    if (stored.analysis?.digest === digest && stored.analysis.comment === event)
        return undefined;
    const packages = facts.packages.map(({ ecosystem, name, repo }) => ({ ecosystem, name, repo }));
    const by = byOf(context, speaker);
    const at = comment.lastEditedAt ?? comment.createdAt;
    return {
        ...bindConfirmation(stored, facts, { by, at, comment: comment.id }),
        packages,
        analysis: {
            comment: event,
            digest,
            by,
            at,
            facts,
            ...(analysis.notes.length === 0 ? {} : { notes: analysis.notes }),
            ...(analysis.versions === undefined ? {} : { versions: analysis.versions }),
            ...(confirmAgain ? { confirmAgain } : {}),
        },
    };
}
function confirmedDigest({ packages, cvss, severity }) {
    return digestOf({
        packages: packages.map(({ ecosystem, name, affected }) => ({ ecosystem, name, affected })),
        vectors: cvss.map(({ vector }) => vector),
        severity,
    });
}
function judgeConfirmation(stored, reading) {
    const { analysis: facts } = reading;
    const known = stored.confirmation;
    const waits = stored.analysis?.confirmAgain === true && reading.isConfirmedAnew === false;
    const isDrafted = stored.advisories.some((advisory) => advisory.digest !== null);
    if (known === undefined || !isDrafted || (!facts.confirmed.yes && !waits))
        return { facts, confirmAgain: false };
    if (known.digest === confirmedDigest(facts))
        return { facts: withWord(facts, true), confirmAgain: false };
    const confirmAgain = reading.isConfirmedAnew === undefined
        ? known.comment === reading.comment.id && known.how === facts.confirmed.how
        : !reading.isConfirmedAnew;
    return confirmAgain ? { facts: withWord(facts, false), confirmAgain } : { facts, confirmAgain };
}
const withWord = (facts, yes) => ({
    ...facts,
    confirmed: { ...facts.confirmed, yes },
});
function bindConfirmation(stored, facts, said) {
    if (!facts.confirmed.yes)
        return stored;
    const digest = confirmedDigest(facts);
    if (stored.confirmation?.digest === digest)
        return stored;
    return { ...stored, confirmation: { digest, how: facts.confirmed.how, ...said } };
}

;






function keepSide(context, side) {
    const { stored } = context;
    const drifts = driftsOf(context);
    if (drifts.length === 0)
        return { stored, verdict: 'refused/no-drift' };
    if (side === 'analysis')
        return { stored: writeOver(stored, drifts), verdict: 'done' };
    const taken = drifts.reduce((facts, drift) => facts && takeFields(facts, drift), stored.analysis.facts);
    if (taken === undefined)
        return { stored, verdict: 'refused/advisory-unreadable' };
    return { stored: takeOver(stored, taken, drifts), verdict: 'done' };
}
function writeOver(stored, drifts) {
    const advisories = stored.advisories.map(({ readBack, ...advisory }) => drifts.some(({ ghsa }) => ghsa === advisory.ghsa)
        ? { ...advisory, digest: 'to-be-written' }
        : { ...advisory, ...(readBack === undefined ? {} : { readBack }) });
    return { ...stored, advisories };
}
function takeOver(stored, taken, drifts) {
    const isStale = stored.confirmation !== undefined && stored.confirmation.digest !== confirmedDigest(taken);
    const facts = isStale ? { ...taken, confirmed: { ...taken.confirmed, yes: false } } : taken;
    const { confirmAgain: _, ...analysis } = stored.analysis;
    const next = {
        ...stored,
        analysis: {
            ...analysis,
            facts,
            digest: digestOf(facts),
            ...(isStale ? { confirmAgain: true } : {}),
        },
    };
    const advisories = next.advisories.map(({ readBack, ...advisory }) => drifts.some(({ ghsa }) => ghsa === advisory.ghsa)
        ? { ...advisory, digest: digestOf(plannedInput(next, advisory.repo)) }
        : { ...advisory, ...(readBack === undefined ? {} : { readBack }) });
    return { ...next, advisories };
}
function takeFields(start, { facts, fields }) {
    return fields.reduce((analysis, { field }) => analysis && takeField(analysis, field, facts), start);
}
function takeField(analysis, field, facts) {
    switch (field) {
        case 'summary':
            return { ...analysis, summary: facts.summary };
        case 'description':
            return { ...analysis, description: facts.description };
        case 'cwe_ids':
            return { ...analysis, cwe: facts.cwe };
        case 'cvss_vector_string':
        case 'severity':
            return { ...analysis, cvss: facts.cvss, severity: facts.severity };
        case 'credits':
            return {
                ...analysis,
                credits: [...facts.credits, ...analysis.credits.filter((credit) => 'name' in credit)],
            };
        case 'vulnerabilities':
            return takeRanges(analysis, facts);
    }
}
function takeRanges(analysis, facts) {
    const ranges = facts.ranges.flatMap((range) => {
        const affected = ranges_parseRange(range.affected);
        const patched = range.patched === null ? null : cleanVersion(range.patched.replace(/^(?:>=|=)\s*/, ''));
        if (affected.kind === 'bad' || patched === undefined)
            return [];
        return [{ ...range, affected: renderRange(affected.range), patched, repo: facts.repo }];
    });
    if (ranges.length < facts.ranges.length || ranges.length === 0)
        return undefined;
    const others = analysis.packages.filter((each) => each.repo !== facts.repo);
    return { ...analysis, packages: [...groupAffected(ranges), ...others] };
}

;



function lastUndoable(stored) {
    const last = stored.moves.findLast((move) => move.by.role !== 'bot');
    return last?.from && last.why !== UNDO ? last : undefined;
}
const isPastUndoing = (stored) => isDisclosed(stored) || AFTER_DISCLOSURE.includes(stateOf(stored));

;








const take_labels_LABEL_IDS = LABELS.map((label) => label.id);
function takeLabels(context) {
    const requests = stateRequests(context);
    const gone = requests.find((request) => !isStillThere(context, request));
    if (gone)
        return judge(context.stored, gone.event.id, 'withdrawn');
    const [older, newer] = requests;
    if (older && newer)
        return judge(context.stored, older.event.id, 'superseded');
    const request = nextRequest(context);
    if (request?.kind !== 'label')
        return undefined;
    const { label, event } = request;
    if (label === CONFIRM)
        return takeConfirm(context, request);
    if (flagOfLabel(label) !== undefined)
        return takeFlag(context, request);
    if (stateOfLabel(label) === undefined)
        return takeOther(context, request);
    if (!take_labels_isOurs(context, label))
        return undefined;
    return event.kind === 'labeled' ? takeState(context, request) : takeStateOff(context, request);
}
const take_labels_isOurs = ({ scope }, label) => {
    const state = stateOfLabel(label);
    return state !== undefined && scope.has(table_STATES[state].action);
};
const isStillThere = ({ observed, config }, { label }) => observed.issue?.labels.some((name) => labelId(config, name, take_labels_LABEL_IDS) === label) ?? false;
function takeState(context, { event, label }) {
    const to = stateOfLabel(label);
    const { stored } = context;
    const role = roleOf(context, event.actor);
    if (to === stateOf(stored) && role !== 'unknown')
        return judge(stored, event.id, 'already-there');
    const verdict = judgeMove({
        from: stateOf(stored),
        to,
        role,
        proofs: proofsOf(context),
        disclosed: isDisclosed(stored),
    });
    if (verdict.kind === 'wait')
        return undefined;
    if (verdict.kind === 'refused')
        return judge(stored, event.id, renderRefusal(verdict, to));
    return acceptMove(context, to, event);
}
function renderRefusal(verdict, to) {
    return ['refused', verdict.reason, to, verdict.missing.join(',')].join('/');
}
function acceptMove(context, to, event) {
    const moved = pushMove(context, to, { event: event.id, by: byOf(context, event.actor), at: event.at });
    const accepted = judge(moved, event.id, 'accepted');
    if (accepted.coordinators.length > 0)
        return accepted;
    return { ...accepted, coordinators: [{ id: event.actor.id, login: event.actor.login }] };
}
function takeFlag(context, { event, label }) {
    const role = roleOf(context, event.actor);
    if (role === 'unknown')
        return undefined;
    const flag = flagOfLabel(label);
    if (!isTeam(role))
        return judge(context.stored, event.id, 'refused/not-allowed');
    if (table_FLAGS[flag].askedBy === 'bot')
        return judge(context.stored, event.id, 'refused/bot-only');
    const others = context.stored.flags.filter((known) => known !== flag);
    const flags = event.kind === 'labeled' ? [...others, flag] : others;
    return judge({ ...context.stored, flags }, event.id, 'accepted');
}
function takeConfirm(context, { event }) {
    if (!isOursToConfirm(context))
        return undefined;
    if (event.kind === 'unlabeled')
        return judge(context.stored, event.id, 'nothing');
    const role = roleOf(context, event.actor);
    if (role === 'unknown')
        return undefined;
    if (!isTeam(role))
        return judge(context.stored, event.id, 'refused/not-allowed');
    const { stored, verdict } = confirmAsks(context, byOf(context, event.actor), event.at, null, null);
    return judge(stored, event.id, verdict === 'done' ? 'accepted' : verdict);
}
function takeOther({ stored }, { event }) {
    return judge(stored, event.id, event.kind === 'labeled' ? 'refused/bot-only' : 'nothing');
}
function takeStateOff(context, { event, label }) {
    const { stored } = context;
    const role = roleOf(context, event.actor);
    if (role === 'unknown')
        return undefined;
    const last = lastUndoable(stored);
    const own = last?.event && last.by.id === event.actor?.id && last.to === stateOfLabel(label);
    const soon = last !== undefined && Date.parse(event.at) - Date.parse(last.at) <= UNDO_WITHIN_MS;
    if (isTeam(role) && own && soon && last.from && !isPastUndoing(stored)) {
        const by = byOf(context, event.actor);
        const undone = pushMove(context, last.from, { event: event.id, by, at: event.at, why: UNDO });
        return judge(undone, event.id, 'undone');
    }
    const isPresent = stateOfLabel(label) === stateOf(stored);
    const asksElse = stateRequests(context).length > 0;
    return judge(stored, event.id, isPresent && !asksElse ? 'restored' : 'nothing');
}
const CONFIRM = 'confirm';
const UNDO_WITHIN_MS = 60_000;

;













function followCommands(context) {
    const request = nextRequest(context);
    if (request?.kind !== 'comment' || !isInScope(context, request.commands[0]))
        return undefined;
    return followComment(context, request.comment, request.commands);
}
function followComment(context, comment, commands) {
    const speaker = comment.lastEditor ?? comment.author;
    const roles = [roleOf(context, comment.author), roleOf(context, speaker)];
    if (roles.includes('unknown'))
        return undefined;
    if (!roles.every(isTeam))
        return judge(context.stored, eventOfComment(comment), roles.includes('other-bot') ? 'not-allowed' : 'refused/not-allowed');
    const verdicts = [];
    let stored = context.stored;
    for (const command of commands) {
        const followed = followCommand({ ...context, stored }, command, comment, speaker);
        stored = followed.stored;
        verdicts.push(followed.verdict);
    }
    return judge(stored, eventOfComment(comment), verdicts.join(';'));
}
function isInScope({ scope, stored }, command) {
    const state = table_STATES[stateOf(stored)].action;
    if (command.kind === 'privatize')
        return scope.has('privatize');
    return command.kind === 'confirm' ? isOursToConfirm({ scope, stored }) : scope.has(state);
}
function followCommand(context, command, comment, speaker) {
    const by = byOf(context, speaker);
    const at = comment.lastEditedAt ?? comment.createdAt;
    const { stored } = context;
    switch (command.kind) {
        case 'bad':
            return { stored, verdict: `bad/${command.name}` };
        case 'why':
        case 'help':
            return { stored, verdict: command.kind };
        case 'confirm':
            return confirmAsks(context, by, at, command.key, comment.id);
        case 'undo':
            return undoMove(context, by, at, comment.id);
        case 'adopt':
            return adoptState(context, command.state, command.because, by, at, comment.id);
        case 'dismiss':
            return dismiss(context, command.reason, command.because, by, at, comment.id);
        case 'privatize':
            return privatize(context, command.url, by, at);
        case 'no-patch':
        case 'no-cve':
            return decide(context, command.kind, command.because, by, at);
        case 'advisory':
            return recordAdvisory(stored, command.repo, command.ghsa);
        case 'cve':
            return recordCve(context, command.id);
        case 'evidence':
            return prove(stored, command.what, command.what, command.text, by, at);
        case 'released':
            return prove(stored, 'release', `${command.package} ${command.version}`, '', by, at);
        case 'replied':
            return stateOf(stored) === 'invalid'
                ? prove(stored, 'reply', 'reply', '', by, at)
                : { stored, verdict: 'refused/not-dismissed' };
        case 'posted':
            return tickOff(context, 'posted', command.channel, command.url, by, at);
        case 'waive':
            return tickOff(context, 'waived', command.channel, command.because, by, at);
        case 'set':
            return { stored, verdict: 'done' };
        case 'keep':
            return keepSide(context, command.side);
        case 'receipt':
            return recordReceipt(context, command.at, by, at);
    }
}
function undoMove(context, by, at, event) {
    const { stored } = context;
    const last = lastUndoable(stored);
    if (!last?.from)
        return { stored, verdict: 'refused/nothing-to-undo' };
    if (isPastUndoing(stored))
        return { stored, verdict: 'refused/disclosed' };
    if (table_STATES[last.from].askedBy === 'coordinator' && by.role !== 'coordinator')
        return { stored, verdict: `refused/coordinator-only/${last.from}/` };
    return { stored: pushMove(context, last.from, { event, by, at, why: UNDO }), verdict: 'done' };
}
function adoptState(context, to, because, by, at, event) {
    const { stored } = context;
    if (AFTER_DISCLOSURE.includes(to) || isDisclosed(stored))
        return { stored, verdict: 'refused/disclosed' };
    if (to === stateOf(stored))
        return { stored, verdict: `refused/already-there/${to}/` };
    if (table_STATES[to].askedBy === 'coordinator' && by.role !== 'coordinator')
        return { stored, verdict: `refused/coordinator-only/${to}/` };
    const why = `adopted: ${because}`;
    return { stored: pushMove(context, to, { event, by, at, why }), verdict: 'done' };
}
function dismiss(context, reason, because, by, at, event) {
    const { stored } = context;
    if (reason === 'duplicate-of' && because === `#${stored.number}`)
        return { stored, verdict: 'refused/duplicate-of-itself' };
    const decided = {
        ...stored,
        decisions: [
            ...stored.decisions.filter((decision) => decision.kind !== 'dismiss'),
            { kind: 'dismiss', reason, because, by: [{ id: by.id, login: by.login, at }] },
        ],
    };
    if (stateOf(stored) === 'invalid')
        return { stored: decided, verdict: 'done' };
    const role = roleOf(context, { id: by.id, login: by.login, kind: 'user' });
    const verdict = judgeMove({
        from: stateOf(stored),
        to: 'invalid',
        role,
        proofs: proofsOf(context),
        disclosed: isDisclosed(stored),
    });
    if (verdict.kind === 'refused')
        return { stored, verdict: renderRefusal(verdict, 'invalid') };
    return { stored: pushMove({ ...context, stored: decided }, 'invalid', { event, by, at }), verdict: 'done' };
}
function privatize(context, url, by, at) {
    const { stored, config } = context;
    const thread = parseThreadUrl(url);
    if (!thread)
        return { stored, verdict: 'bad/privatize' };
    const owner = config.owners.find((each) => each.login.toLowerCase() === thread.owner.toLowerCase());
    if (!owner)
        return { stored, verdict: 'refused/not-our-repo' };
    if (`${thread.owner}/${thread.name}`.toLowerCase() === context.observed.repo.name.toLowerCase())
        return { stored, verdict: 'refused/private-already' };
    const address = threadAddress(url);
    if (stored.privatized.some((known) => known.url === address))
        return { stored, verdict: 'done' };
    return {
        stored: {
            ...stored,
            flags: stored.flags.includes('premature') ? stored.flags : [...stored.flags, 'premature'],
            privatized: [
                ...stored.privatized,
                {
                    url: address,
                    kind: thread.kind,
                    repo: `${thread.owner}/${thread.name}`,
                    number: thread.number,
                    author: null,
                    saved: false,
                    outOfSight: false,
                    movedTo: null,
                    placeholder: null,
                    removalPending: false,
                    requestedBy: by,
                    at,
                },
            ],
        },
        verdict: 'done',
    };
}
const threadAddress = (url) => url.replace(/[?#].*$/, '');
function decide(context, kind, because, by, at) {
    const { stored } = context;
    if (kind === 'no-patch' && !stored.analysis?.facts.workarounds)
        return { stored, verdict: 'refused/workaround-missing' };
    const decisions = [
        ...stored.decisions.filter((decision) => decision.kind !== kind),
        { kind, reason: kind, because, by: [{ id: by.id, login: by.login, at }] },
    ];
    const cve = kind === 'no-cve' ? { ...stored.cve, id: null } : stored.cve;
    return { stored: { ...stored, decisions, cve }, verdict: 'done' };
}
function recordCve({ stored, observed }, id) {
    const year = Number(id.slice(4, 8));
    if (year < 1999 || year > Number(observed.now.slice(0, 4)) + 1)
        return { stored, verdict: 'refused/cve-year' };
    const decisions = stored.decisions.filter((decision) => decision.kind !== 'no-cve');
    return { stored: { ...stored, decisions, cve: { ...stored.cve, id } }, verdict: 'done' };
}
function recordAdvisory(stored, named, ghsa) {
    const repo = stored.analysis?.facts.packages.find((each) => each.repo.toLowerCase() === named.toLowerCase())?.repo;
    if (repo === undefined)
        return { stored, verdict: 'refused/not-affected-repo' };
    const known = stored.advisories.find((advisory) => advisory.repo === repo);
    if (known?.ghsa === ghsa)
        return { stored, verdict: 'done' };
    if (known && known.publishedAt !== null)
        return { stored, verdict: 'refused/disclosed' };
    const others = stored.advisories.filter((advisory) => advisory !== known);
    const advisories = [...others, { repo, ghsa, digest: null, publishedAt: null }];
    return { stored: { ...stored, advisories }, verdict: 'done' };
}
function prove(stored, kind, subject, text, by, at) {
    return {
        stored: { ...stored, evidence: [...stored.evidence, { kind, subject, text, by, at }] },
        verdict: 'done',
    };
}
function tickOff(context, kind, name, text, by, at) {
    const owed = kind === 'waived' && context.stored.flags.includes(OUT_OF_PROCESS) ? [OUT_OF_PROCESS] : [];
    const channel = [...channelsOf(context.config), ...owed].find((each) => each.toLowerCase() === name.toLowerCase());
    if (!channel)
        return { stored: context.stored, verdict: 'refused/no-such-channel' };
    return prove(context.stored, kind, channel, text, by, at);
}
function recordReceipt(context, receivedAt, by, at) {
    const { stored } = context;
    if (Date.parse(receivedAt) >= Date.parse(receiptOf(stored)))
        return { stored, verdict: 'refused/later-receipt' };
    return {
        stored: { ...stored, receipts: [...stored.receipts, { at: receivedAt, by, recordedAt: at }] },
        verdict: 'done',
    };
}

;







function wantedReads(observed, stored, config) {
    const releases = wantsReleases(stored) && !knowsReleases(observed, stored);
    const packages = releases ? (stored.analysis?.facts.packages ?? []) : [];
    return {
        advisories: wantedAdvisories(observed, stored),
        threads: wantedThreads(observed, stored),
        runs: [...new Set(foreignClaims({ observed, stored }).map((claim) => claim.run))].filter((run) => !(run in observed.runs)),
        npm: config.gate.npm
            ? [
                ...new Set(packages
                    .filter((each) => each.ecosystem === 'npm' && each.patched.length > 0)
                    .map((each) => each.name)),
            ]
            : [],
        surroundings: {
            posts: wantedPosts(observed, stored, config),
            tags: packages.flatMap((each) => each.patched.map((version) => ({ repo: each.repo, package: each.name, version }))),
        },
        releases,
    };
}
function wantsReleases(stored) {
    return stateOf(stored) === 'releasing' || stateOf(stored) === 'disclosing';
}
function knowsReleases({ releases }, stored) {
    const packages = stored.analysis?.facts.packages ?? [];
    return (releases !== null &&
        packages.every(({ name, patched }) => patched.every((version) => releases.some((release) => release.package === name && release.version === version))));
}
function wantedAdvisories(observed, stored) {
    if (stateOf(stored) === 'closed')
        return [];
    const { repo, ghsa } = stored.source;
    const known = stored.advisories.map((advisory) => ({ repo: advisory.repo, ghsa: advisory.ghsa }));
    const all = repo && ghsa && !known.some((each) => each.ghsa === ghsa) ? [{ repo, ghsa }, ...known] : known;
    return all.filter((each) => !(each.ghsa in observed.advisories));
}
function wantedThreads(observed, stored) {
    const open = stored.privatized
        .filter((item) => !item.outOfSight || item.removalPending)
        .map((item) => item.url);
    const asked = (observed.issue?.comments ?? [])
        .filter((comment) => !stored.judged.some((judged) => judged.event.startsWith(comment.id)))
        .flatMap((comment) => parseCommands(comment.body))
        .flatMap((command) => (command.kind === 'privatize' ? [threadAddress(command.url)] : []));
    return [...new Set([...open, ...asked])].filter((url) => !(url in observed.threads));
}
function wantedPosts(observed, stored, config) {
    const day = disclosureDay({ stored });
    if (!config.blog ||
        !day ||
        stateOf(stored) !== 'announcing' ||
        !openChannels(config, stored).includes(channels_BLOG))
        return [];
    if (observed.posts.some((post) => post.channel === channels_BLOG))
        return [];
    const { repo, folder, form } = config.blog;
    const path = renderPostPath({ folder, form, date: day });
    return postBranches(stored, day).map((branch) => ({ channel: channels_BLOG, repo, branch, path }));
}

;
class ProcessTrouble extends Error {
    reason;
    constructor(reason, message) {
        super(message);
        this.name = 'ProcessTrouble';
        this.reason = reason;
    }
}

;











function readConfig(text) {
    const parsed = parseConfig(text, { labels: LABELS.map((label) => label.id), templates: TEMPLATE_KEYS });
    if (parsed.kind === 'ok')
        return parsed.config;
    throw new ProcessTrouble('bad-configuration', `The configuration has mistakes; nothing was done.\n${renderConfigProblems(parsed.problems)}`);
}
function readStored(text, number) {
    if (text === null)
        return null;
    const parsed = parseStoredCase(text);
    if (parsed.kind === 'ok')
        return parsed.stored;
    throw new ProcessTrouble('bad-store', `The memory of case ${number} cannot be read (${parsed.reason}). Restore cases/${number}.yml of the branch security-process from its history; nothing was done.`);
}
function startObserving(read, number, run) {
    return {
        now: read.now,
        run,
        self: read.self,
        repo: read.repo,
        team: { kind: 'unknown', why: 'not asked yet' },
        storeHead: read.storeHead,
        storeWriter: read.storeWriter,
        number,
        stored: readStored(read.storedText, number),
        issue: read.issue,
        advisories: {},
        releases: null,
        threads: {},
        posts: [],
        runs: {},
        results: {},
        ownClaims: [],
        lookedUp: [],
        siblings: [],
        report: read.reportText,
    };
}
function guardSurface(observed, config) {
    const verdict = judgeSurface(observed, config);
    switch (verdict.kind) {
        case 'good':
            return;
        case 'public':
            throw new ProcessTrouble('wrong-visibility', 'The triage repo is public. Make it private; nothing is read or written before that.');
        case 'unknown-readers':
            throw new ProcessTrouble('permission-missing', `Who may read ${observed.repo.name} could not be found out. Grant the App or token Metadata: read there; nothing was done.`);
        case 'too-many-readers':
            throw new ProcessTrouble('wrong-visibility', `${observed.repo.name} is readable by people outside the triage team: ${verdict.logins.join(', ')}. Take their access away, or name them under readers: in the configuration; nothing was done.`);
    }
}
function guardIdentity(config, around) {
    const stranger = findStranger(config, around.team, around.ownerIds ?? {});
    if (stranger === undefined)
        return;
    throw new ProcessTrouble('wrong-identity', `${stranger}. Somebody may have taken the name over: find out who before you change the configuration; nothing was done.`);
}
async function observeMore(ports, observed, stored, config) {
    const wanted = wantedReads(observed, stored, config);
    const askTeam = observed.team.kind === 'unknown' && observed.team.why === 'not asked yet';
    const askAround = askTeam || wanted.surroundings.posts.length > 0 || wanted.surroundings.tags.length > 0;
    const [surroundings, advisories, threads, runs, npm] = await Promise.all([
        askAround
            ? ports.github.readSurroundings({ team: askTeam ? config.team : null, ...wanted.surroundings })
            : undefined,
        wanted.advisories.length > 0 ? ports.github.readAdvisories(wanted.advisories) : {},
        Promise.all(wanted.threads.map(async (url) => [url, await ports.github.readThread(url)])),
        wanted.runs.length > 0 ? ports.github.readRuns(wanted.runs) : {},
        Promise.all(wanted.npm.map(async (name) => [name, await ports.npm.readPublished(name)])),
    ]);
    if (askTeam && surroundings)
        guardIdentity(config, surroundings);
    const posts = surroundings?.posts ?? [];
    return {
        ...observed,
        ...(askTeam && surroundings
            ? { team: surroundings.team, repo: { ...observed.repo, owners: surroundings.owners } }
            : {}),
        advisories: { ...observed.advisories, ...advisories },
        threads: { ...observed.threads, ...Object.fromEntries(threads) },
        runs: { ...observed.runs, ...runs },
        posts: [...observed.posts, ...posts],
        siblings: [...observed.siblings, ...(await readSiblings(ports, posts, stored, config))],
        ...(wanted.releases ? { releases: readReleases(stored, surroundings?.tags ?? {}, new Map(npm)) } : {}),
    };
}
async function readSiblings(ports, posts, stored, config) {
    const refs = posts
        .flatMap((post) => (post.text === null ? [] : siblingsIn(post.text, stored)))
        .filter(({ repo }) => isOurs(config, repo));
    if (refs.length === 0)
        return [];
    return Object.values(await ports.github.readAdvisories(refs)).filter((facts) => facts !== null);
}
function readReleases(stored, tags, npm) {
    return (stored.analysis?.facts.packages ?? []).flatMap((each) => each.patched.map((version) => ({
        ecosystem: each.ecosystem,
        package: each.name,
        version,
        npm: judgePublished(npm.get(each.name), version),
        tag: tags[`${each.repo}@${version}`] ?? null,
    })));
}
function judgePublished(read, version) {
    if (!read)
        return 'not-asked';
    if (read.kind !== 'published')
        return read.kind;
    return read.versions.includes(version) ? 'published' : 'absent';
}

;



function foldOutcome(observed, operation, outcome) {
    if (outcome.kind === 'conflict')
        return observed;
    const key = operationKey(operation);
    const noted = key === undefined ? observed : { ...observed, results: { ...observed.results, [key]: outcome } };
    if (outcome.kind === 'refused')
        return noted;
    const { result = {} } = outcome;
    switch (operation.kind) {
        case 'commit-store':
            return foldCommit(noted, operation, result.head ?? noted.storeHead);
        case 'create-advisory':
        case 'update-advisory':
        case 'publish-advisory':
            return foldAdvisory(noted, operation, outcome);
        case 'transfer-issue':
            return foldThread(noted, operation.url, result.number);
        case 'create-case-issue':
            return {
                ...noted,
                issue: result.number === undefined
                    ? noted.issue
                    : newIssue(noted, operation, result.number, result.url ?? ''),
            };
        case 'request-cve':
        case 'quiet-pull':
        case 'create-placeholder':
        case 'open-post':
        case 'create-labels':
        case 'react':
            return noted;
        default:
            return { ...noted, issue: foldIssue(noted, operation, result.commentId, result.url) };
    }
}
function foldCommit(observed, operation, head) {
    const text = operation.files[pathOfCase(observed.number)];
    const parsed = typeof text === 'string' ? parseStoredCase(text) : undefined;
    const stored = parsed?.kind === 'ok' ? parsed.stored : observed.stored;
    const results = Object.fromEntries(Object.entries(observed.results).filter(([, outcome]) => outcome.kind === 'refused'));
    const ownClaims = (stored?.claims ?? [])
        .filter((claim) => claim.run === observed.run &&
        !observed.stored?.claims.some((known) => known.key === claim.key && known.run === claim.run && known.at === claim.at))
        .map((claim) => claim.key);
    const kept = observed.ownClaims.filter((key) => stored?.claims.some((claim) => claim.key === key));
    return { ...observed, stored, storeHead: head, results, ownClaims: [...new Set([...kept, ...ownClaims])] };
}
function foldAdvisory(observed, operation, outcome) {
    const { result = {} } = outcome;
    const ghsa = operation.kind === 'create-advisory' ? result.ghsa : operation.ghsa;
    const key = operationKey(operation);
    const digest = operation.kind === 'publish-advisory' ? undefined : operation.digest;
    const noted = { ...outcome, result: { ...result, ...(digest === undefined ? {} : { digest }) } };
    const results = { ...observed.results, [key]: noted };
    if (ghsa === undefined)
        return { ...observed, results };
    const { [ghsa]: before, ...others } = observed.advisories;
    if (result.facts)
        return { ...observed, results, advisories: { ...others, [ghsa]: result.facts } };
    if (!before)
        return { ...observed, results, advisories: others };
    const state = result.state;
    const facts = {
        ...before,
        ...(state ? { state } : {}),
        ...(result.publishedAt === undefined ? {} : { publishedAt: result.publishedAt }),
    };
    return { ...observed, results, advisories: state === undefined ? others : { ...others, [ghsa]: facts } };
}
function foldThread(observed, url, number) {
    if (number === undefined)
        return observed;
    return {
        ...observed,
        threads: { ...observed.threads, [url]: { kind: 'moved', repo: observed.repo.name, number } },
    };
}
function foldIssue(observed, operation, commentId, url) {
    const { issue } = observed;
    if (!issue)
        return null;
    switch (operation.kind) {
        case 'add-labels':
            return { ...issue, labels: [...new Set([...issue.labels, ...operation.labels])] };
        case 'remove-label':
            return {
                ...issue,
                labels: issue.labels.filter((label) => label.toLowerCase() !== operation.label.toLowerCase()),
            };
        case 'assign':
            return issue;
        case 'unassign':
            return {
                ...issue,
                assignees: issue.assignees.filter((person) => !operation.logins.includes(person.login)),
            };
        case 'edit-issue':
            return {
                ...issue,
                title: operation.title ?? issue.title,
                body: operation.body ?? issue.body,
                state: operation.state ?? issue.state,
            };
        case 'comment':
            return {
                ...issue,
                comments: [...issue.comments, ownComment(observed, operation.key, operation.body, commentId, url)],
            };
        case 'edit-comment':
            return {
                ...issue,
                comments: issue.comments.map((comment) => comment.id === operation.comment
                    ? { ...comment, body: withMarker(operation.body, operation.key) }
                    : comment),
            };
        case 'delete-comment':
            return { ...issue, comments: issue.comments.filter((comment) => comment.id !== operation.comment) };
        default:
            return issue;
    }
}
function ownComment(observed, key, body, id, url) {
    return {
        id: id ?? `new/${key}`,
        author: observed.self,
        body: withMarker(body, key),
        createdAt: observed.now,
        lastEditedAt: null,
        lastEditor: null,
        url: url ?? '',
    };
}
function newIssue(observed, operation, number, url) {
    return {
        number,
        id: '',
        title: operation.title,
        body: operation.body,
        state: 'open',
        author: observed.self,
        createdAt: observed.now,
        url,
        labels: operation.labels,
        assignees: [],
        events: [],
        comments: [],
        commentsCut: false,
    };
}

;
function dropStrays({ stored }) {
    const { analysis } = stored;
    if (!analysis)
        return undefined;
    const isStray = ({ repo, publishedAt }) => publishedAt === null && !analysis.facts.packages.some((each) => each.repo === repo);
    const strays = stored.advisories.filter(isStray);
    if (strays.length === 0)
        return undefined;
    const known = stored.strays.filter(({ ghsa }) => !strays.some((each) => each.ghsa === ghsa));
    return {
        ...stored,
        advisories: stored.advisories.filter((each) => !isStray(each)),
        strays: [...known, ...strays.map(({ repo, ghsa }) => ({ repo, ghsa }))],
    };
}
function takeStraysBack({ stored }) {
    const back = stored.strays.find(({ repo }) => stored.analysis?.facts.packages.some((each) => each.repo === repo));
    if (!back || stored.advisories.some(({ repo }) => repo === back.repo))
        return undefined;
    return {
        ...stored,
        advisories: [...stored.advisories, { ...back, digest: 'to-be-written', publishedAt: null }],
        strays: stored.strays.filter((each) => each !== back),
    };
}

;






function adoptReportedAdvisory({ stored, observed }) {
    const { repo, ghsa } = stored.source;
    if (!repo || !ghsa || stored.advisories.some((advisory) => advisory.ghsa === ghsa))
        return undefined;
    const facts = observed.advisories[ghsa];
    const publishedAt = facts?.state === 'published' ? facts.publishedAt : null;
    const isNamed = stored.analysis?.facts.packages.some((each) => each.repo === repo) === true;
    const isDrafting = DRAFTING.includes(stateOf(stored));
    const hasOther = stored.advisories.some((advisory) => advisory.repo === repo);
    if (publishedAt === null && (!isNamed || !isDrafting || hasOther))
        return undefined;
    const rival = stored.advisories.find((each) => each.repo === repo && each.publishedAt === null);
    const strays = stored.strays.filter((each) => each.ghsa !== ghsa);
    return {
        ...stored,
        advisories: [
            ...stored.advisories.filter((each) => each !== rival),
            { repo, ghsa, digest: null, publishedAt },
        ],
        strays: rival ? [...strays, { repo: rival.repo, ghsa: rival.ghsa }] : strays,
    };
}
function noteAdvisories({ stored, observed }) {
    let changed = false;
    let cve = stored.cve;
    const withoutCve = stored.decisions.some((decision) => decision.kind === 'no-cve');
    const advisories = stored.advisories.map((advisory) => {
        const facts = observed.advisories[advisory.ghsa];
        if (!facts)
            return advisory;
        if (facts.cve && cve.id === null && !withoutCve) {
            cve = { ...cve, id: facts.cve };
            changed = true;
        }
        if (facts.state !== 'published' || facts.publishedAt === null || advisory.publishedAt !== null)
            return advisory;
        changed = true;
        return { ...advisory, publishedAt: facts.publishedAt };
    });
    return changed ? { ...stored, advisories, cve } : undefined;
}
function noteDrafts({ stored, observed }) {
    const { analysis } = stored;
    if (!analysis?.facts.confirmed.yes)
        return undefined;
    for (const advisory of stored.advisories) {
        const facts = observed.advisories[advisory.ghsa];
        if (facts?.state !== 'draft' || !analysis.facts.packages.some((each) => each.repo === advisory.repo))
            continue;
        const digest = digestOf(plannedInput(stored, advisory.repo));
        if (advisory.digest === digest || !saysAlready(stored, facts))
            continue;
        return {
            ...stored,
            advisories: stored.advisories.map((each) => each === advisory ? { ...each, digest, readBack: readBackOf(facts) } : each),
        };
    }
    return undefined;
}
function notePartlyPublished({ stored, scope }) {
    if (!scope.has('announce') || stored.flags.includes('out-of-process') || isDisclosed(stored))
        return undefined;
    if (stored.advisories.every((advisory) => advisory.publishedAt === null))
        return undefined;
    const ask = stored.asks.findLast((each) => each.key === 'publish');
    if (stateOf(stored) === 'disclosing' && ask && isConfirmed(ask))
        return undefined;
    return { ...stored, flags: [...stored.flags, 'out-of-process'] };
}
function moveWhenDisclosed(context) {
    const { stored, observed, scope } = context;
    const state = stateOf(stored);
    if (!scope.has('announce') || AFTER_DISCLOSURE.includes(state) || !isDisclosed(stored))
        return undefined;
    const ask = stored.asks.findLast((each) => each.key === 'publish' && each.doneAt !== null);
    const inProcess = state === 'disclosing' && ask !== undefined;
    const moved = pushMove(context, 'announcing', {
        event: null,
        by: bySelf(context),
        at: observed.now,
        ...(inProcess ? {} : { why: 'published by hand' }),
    });
    return inProcess || moved.flags.includes('out-of-process')
        ? moved
        : { ...moved, flags: [...moved.flags, 'out-of-process'] };
}
function closePublishAsk(context) {
    const { stored, observed } = context;
    if (!isDisclosed(stored) || disclosureDigest(context) === null)
        return undefined;
    const open = stored.asks.find((ask) => ask.key === 'publish' && ask.doneAt === null);
    if (!open)
        return undefined;
    const asks = isConfirmed(open)
        ? stored.asks.map((ask) => (ask === open ? { ...ask, doneAt: observed.now } : ask))
        : stored.asks.filter((ask) => ask !== open);
    return { ...stored, asks };
}

;



function noteAssignments(context) {
    const { observed, stored } = context;
    const event = observed.issue?.events.find((each) => (each.kind === 'assigned' || each.kind === 'unassigned') &&
        each.actor?.id !== observed.self.id &&
        each.assignee &&
        !isJudged(stored, each.id));
    if (!event?.assignee)
        return undefined;
    const roles = [roleOf(context, event.actor), roleOf(context, event.assignee)];
    if (roles[0] === 'unknown')
        return undefined;
    if (!isTeam(roles[0]))
        return judge(stored, event.id, 'refused/not-allowed');
    const { id, login } = event.assignee;
    const others = stored.coordinators.filter((person) => person.id !== id);
    if (event.kind === 'unassigned')
        return judge({ ...stored, coordinators: others }, event.id, `${RESIGNED}${id}`);
    if (!isTeam(roles[1]))
        return judge(stored, event.id, 'refused/no-member');
    return judge({ ...stored, coordinators: [...others, { id, login }] }, event.id, 'accepted');
}
const RESIGNED = 'resigned/';
function dropLeavers({ stored, observed }) {
    const { team } = observed;
    if (team.kind === 'unknown' || stateOf(stored) === 'closed')
        return undefined;
    const staying = stored.coordinators.filter((person) => team.members.some(({ id }) => id === person.id));
    return staying.length === stored.coordinators.length ? undefined : { ...stored, coordinators: staying };
}
function findCoordinator(context) {
    const { stored, observed } = context;
    if (stored.coordinators.length > 0 || stateOf(stored) === 'closed' || !runsState(context, stateOf(stored)))
        return undefined;
    if (observed.team.kind === 'unknown')
        return undefined;
    const members = observed.team.members
        .filter((member) => member.kind === 'user' && member.id !== stored.reporter?.id)
        .filter((member) => !stored.judged.some(({ verdict }) => verdict === `${RESIGNED}${member.id}`))
        .toSorted((a, b) => a.id - b.id);
    const chosen = members[stored.number % Math.max(1, members.length)];
    if (!chosen)
        return undefined;
    return { ...stored, coordinators: [{ id: chosen.id, login: chosen.login }] };
}

;

function notePosts({ stored, observed }) {
    if (!isDisclosed(stored))
        return undefined;
    let posts = stored.posts;
    for (const seen of observed.posts) {
        const covers = stored.advisories.every((advisory) => seen.text?.includes(advisory.ghsa));
        if (!covers)
            continue;
        const doneAt = seen.state === 'merged' ? observed.now : null;
        const known = posts.find((post) => post.channel === seen.channel);
        if (known && (known.doneAt !== null || (doneAt === null && known.target === seen.url)))
            continue;
        posts = [...posts.filter((post) => post !== known), { channel: seen.channel, target: seen.url, doneAt }];
    }
    return posts === stored.posts ? undefined : { ...stored, posts };
}

;




function exportOsv(facts, modified) {
    return {
        schema_version: '1.4.0',
        id: facts.ghsa,
        modified,
        ...(facts.publishedAt === null ? {} : { published: facts.publishedAt }),
        aliases: facts.cve === null ? [] : [facts.cve],
        summary: facts.summary,
        details: facts.description,
        severity: facts.cvss.map(exportScore),
        affected: facts.ranges.map(exportRange),
        references: [
            { type: 'ADVISORY', url: facts.url },
            { type: 'PACKAGE', url: `https://github.com/${facts.repo}` },
        ],
        ...(facts.credits.length === 0 ? {} : { credits: facts.credits.map(exportCredit) }),
        database_specific: {
            cwe_ids: facts.cwe,
            severity: facts.severity === null ? null : renderGhsaSeverity(facts.severity),
        },
    };
}
function exportScore(score) {
    return { type: score.version === '4.0' ? 'CVSS_V4' : 'CVSS_V3', score: score.vector };
}
function exportCredit(credit) {
    const type = renderOsvCreditType(credit.type);
    return 'login' in credit
        ? { name: credit.login, contact: [`https://github.com/${credit.login}`], type }
        : { name: credit.name, type };
}
function exportRange(range) {
    const ecosystem = ecosystemToOsv(range.ecosystem);
    const purl = renderPackageUrl(range.ecosystem, range.name);
    const { lastKnown, ...versions } = exportVersions(range);
    const specific = {
        ...(ecosystem === null ? { package_name: range.name } : {}),
        ...(lastKnown === undefined ? {} : { last_known_affected_version_range: lastKnown }),
    };
    return {
        ...(ecosystem === null ? {} : { package: { ecosystem, name: range.name, ...(purl ? { purl } : {}) } }),
        ...(range.functions.length === 0 ? {} : { ecosystem_specific: { affected_functions: range.functions } }),
        ...versions,
        ...(Object.keys(specific).length === 0 ? {} : { database_specific: specific }),
    };
}
function exportVersions({ affected, patched }) {
    const parsed = ranges_parseRange(affected);
    if (parsed.kind === 'bad')
        return { ranges: [events({ introduced: '0' })], lastKnown: affected };
    const { range } = parsed;
    if (range.kind === 'exact') {
        if (patched === null)
            return { versions: [range.version] };
        const end = { fixed: patched };
        return { ranges: [events({ introduced: range.version }, end)], lastKnown: `= ${range.version}` };
    }
    const { lower, upper } = range;
    const introduced = lower === null ? '0' : lower.op === '>=' ? lower.version : nextVersion(lower.version);
    const lastKnown = upper === null ? undefined : renderRange({ kind: 'between', lower: null, upper });
    if (patched !== null) {
        const same = upper?.op === '<' && upper.version === patched;
        return {
            ranges: [events({ introduced }, { fixed: patched })],
            ...(lastKnown === undefined || same ? {} : { lastKnown }),
        };
    }
    if (upper?.op === '<=')
        return { ranges: [events({ introduced }, { last_affected: upper.version })] };
    return { ranges: [events({ introduced })], ...(lastKnown === undefined ? {} : { lastKnown }) };
}
function events(...list) {
    return { type: 'ECOSYSTEM', events: list };
}
function nextVersion(version) {
    if (isPrerelease(version))
        return `${version}.0`;
    const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
    return match ? `${match[1]}.${match[2]}.${Number(match[3]) + 1}-0` : version;
}

;




const CNA_PLACEHOLDER = '00000000-0000-4000-8000-000000000000';
const MAX_TITLE = 256;
const MAX_TEXT = 4096;
function exportCve({ cve, advisories, analysis }) {
    const [first] = advisories;
    if (first === undefined)
        throw new Error(`${cve} has no advisory to make a record from.`);
    const published = advisories.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted()[0];
    const cwes = [...new Set(advisories.flatMap(({ cwe }) => cwe))];
    const metrics = listMetrics(first, analysis?.cvss ?? []);
    const credits = distinct([...advisories.flatMap((each) => each.credits), ...(analysis?.credits ?? [])]);
    const cna = {
        providerMetadata: { orgId: CNA_PLACEHOLDER },
        title: cut(first.summary, MAX_TITLE),
        ...(published === undefined ? {} : { datePublic: published }),
        descriptions: [english(first.description.trim() === '' ? first.summary : first.description)],
        affected: advisories.flatMap(listAffected),
        ...(cwes.length === 0
            ? {}
            : {
                problemTypes: cwes.map((cweId) => ({
                    descriptions: [{ type: 'CWE', lang: 'en', cweId, description: cweId }],
                })),
            }),
        ...(metrics.length === 0 ? {} : { metrics }),
        references: listReferences(advisories, analysis?.references ?? []),
        ...(analysis?.workarounds ? { workarounds: [english(analysis.workarounds)] } : {}),
        ...(credits.length === 0 ? {} : { credits: credits.map(cve_record_exportCredit) }),
        source: { advisory: first.ghsa, discovery: 'UNKNOWN' },
    };
    return {
        dataType: 'CVE_RECORD',
        dataVersion: '5.1.1',
        cveMetadata: { cveId: cve, assignerOrgId: CNA_PLACEHOLDER, state: 'PUBLISHED' },
        containers: { cna },
    };
}
const cut = (text, length) => text.length <= length ? text : `${text.slice(0, length - 1)}…`;
const english = (text) => ({ lang: 'en', value: cut(text, MAX_TEXT) });
function listAffected({ repo, ranges }) {
    const [owner = repo] = repo.split('/');
    return [...Map.groupBy(ranges, ({ ecosystem, name }) => `${ecosystem} ${name}`).values()].map((own) => {
        const { ecosystem, name } = own[0];
        const purl = renderPackageUrl(ecosystem, name);
        const functions = [...new Set(own.flatMap((range) => range.functions))];
        const versions = own.flatMap((range) => cve_record_exportVersions(range));
        return {
            vendor: owner,
            product: name === '' ? repo : name,
            ...(purl === null ? {} : { packageURL: purl }),
            repo: `https://github.com/${repo}`,
            ...(functions.length === 0 ? {} : { programRoutines: functions.map((routine) => ({ name: routine })) }),
            defaultStatus: versions.length === 0 ? 'affected' : 'unaffected',
            ...(versions.length === 0 ? {} : { versions: distinct(versions) }),
        };
    });
}
const VERSION_TYPES = {
    npm: 'semver',
    rust: 'semver',
    erlang: 'semver',
    pub: 'semver',
    go: 'semver',
    swift: 'semver',
    actions: 'semver',
    pip: 'python',
    maven: 'maven',
};
function cve_record_exportVersions({ ecosystem, affected }) {
    const parsed = ranges_parseRange(affected);
    const versionType = VERSION_TYPES[ecosystem] ?? 'custom';
    if (parsed.kind === 'bad')
        return affected === '' ? [] : [{ version: affected, status: 'affected', versionType: 'custom' }];
    const { range } = parsed;
    if (range.kind === 'exact')
        return [{ version: range.version, status: 'affected', versionType }];
    const { lower, upper } = range;
    const version = lower === null ? '0' : lower.op === '>=' ? lower.version : nextVersion(lower.version);
    const end = upper === null
        ? { lessThanOrEqual: '*' }
        : upper.op === '<'
            ? { lessThan: upper.version }
            : { lessThanOrEqual: upper.version };
    return [{ version, ...end, status: 'affected', versionType }];
}
const FIELD_OF_VERSION = { '3.0': 'cvssV3_0', '3.1': 'cvssV3_1', '4.0': 'cvssV4_0' };
function listMetrics({ cvss, severity }, ours) {
    if (cvss.length === 0) {
        if (severity === null)
            return [];
        const content = { text: renderCveSeverity(severity) };
        return [{ other: { type: 'Textual description of severity', content } }];
    }
    return cvss.map((stated) => {
        const { version, vector, score, severity } = ours.find((one) => one.vector === stated.vector) ?? stated;
        const scored = {
            version,
            vectorString: vector,
            baseScore: score,
            baseSeverity: renderCveSeverity(severity),
        };
        return { format: 'CVSS', [FIELD_OF_VERSION[version]]: scored };
    });
}
function listReferences(advisories, more) {
    const own = advisories.map(({ url }) => url);
    return [
        ...distinct(own).map((url) => ({ url, tags: ['vendor-advisory'] })),
        ...distinct(more)
            .filter((url) => !own.includes(url) && url.length <= 2048)
            .map((url) => ({ url })),
    ];
}
function cve_record_exportCredit(credit) {
    return {
        lang: 'en',
        value: 'login' in credit ? credit.login : credit.name,
        type: renderCveCreditType(credit.type),
    };
}
function distinct(items) {
    const texts = items.map((item) => JSON.stringify(item));
    return items.filter((_, index) => texts.indexOf(texts[index]) === index);
}

;




const SETTLED = ['disclosing', 'announcing', 'closed'];
function recordsOf({ stored, observed }) {
    if (!SETTLED.includes(stateOf(stored)) || stored.advisories.length === 0)
        return [];
    const read = stored.advisories.flatMap(({ ghsa }) => observed.advisories[ghsa] ?? []);
    if (read.length < stored.advisories.length)
        return [];
    const since = stored.moves.findLast((move) => move.to === 'disclosing' || move.to === 'announcing');
    const folder = `cases/${stored.number}`;
    const files = read.map((facts) => ({
        path: `${folder}/osv-${facts.ghsa}.json`,
        text: renderJson(exportOsv(facts, facts.publishedAt ?? since?.at ?? stored.receivedAt)),
    }));
    const { id } = stored.cve;
    if (id === null)
        return files;
    const record = exportCve({ cve: id, advisories: read, analysis: stored.analysis?.facts ?? null });
    return [...files, { path: `${folder}/cve.json`, text: renderJson(record) }];
}
const renderJson = (value) => `${JSON.stringify(value, null, 2)}\n`;
function noteRecords(context) {
    const { stored } = context;
    const records = recordsOf(context).map(({ path, text }) => ({ path, digest: digestOf(text) }));
    if (records.length === 0 || digestOf(records) === digestOf(stored.records ?? []))
        return undefined;
    return { ...stored, records };
}
function freshRecords(context) {
    const known = context.observed.stored?.records ?? [];
    const fresh = recordsOf(context).filter(({ path, text }) => !known.some((each) => each.path === path && each.digest === digestOf(text)));
    return Object.fromEntries(fresh.map(({ path, text }) => [path, text]));
}

;

function noteResults(context) {
    const { observed } = context;
    let stored = context.stored;
    for (const [key, outcome] of Object.entries(observed.results)) {
        if (outcome.kind === 'done' || outcome.kind === 'already') {
            stored = learn({ ...context, stored }, key, outcome.result ?? {});
        }
        if (stored.claims.some((claim) => claim.key === key)) {
            stored = { ...stored, claims: stored.claims.filter((claim) => claim.key !== key) };
        }
    }
    return stored === context.stored ? undefined : stored;
}
function learn(context, key, result) {
    const { stored } = context;
    const [kind = ''] = key.split('/');
    const subject = key.slice(kind.length + 1);
    switch (kind) {
        case 'create-advisory':
            return learnAdvisory(stored, subject, result);
        case 'update-advisory':
            return learnUpdate(stored, subject, result);
        case 'request-cve':
            return stored.cve.requestedAt
                ? stored
                : finishAsk({
                    ...context,
                    stored: {
                        ...stored,
                        cve: {
                            ...stored.cve,
                            requestedAt: context.observed.now,
                            provider: result.state === 'unsure' ? 'github-unsure' : 'github',
                        },
                    },
                }, `cve-request/${subject}`);
        case 'transfer':
            return learnPrivate(context, subject, {
                outOfSight: true,
                ...(result.number === undefined ? {} : { movedTo: result.number }),
            });
        case 'quiet':
            return learnPrivate(context, subject, { outOfSight: true, saved: true, removalPending: true });
        case 'placeholder':
            return result.number === undefined
                ? stored
                : learnPrivate(context, subject, { placeholder: result.number });
        case 'post':
            return finishAsk({ ...context, stored: learnPost(stored, subject, result.url) }, key);
        case 'close-report':
            return finishAsk(context, key);
        case 'case':
            return result.number === undefined ? stored : { ...stored, issue: result.number };
        default:
            return stored;
    }
}
function learnAdvisory(stored, repo, result) {
    const { ghsa, digest } = result;
    if (!ghsa || stored.advisories.some((advisory) => advisory.repo === repo))
        return stored;
    return {
        ...stored,
        advisories: [
            ...stored.advisories,
            { repo, ghsa, digest: digest ?? null, ...readBackIn(result), publishedAt: null },
        ],
    };
}
function learnUpdate(stored, ghsa, result) {
    const { digest } = result;
    const advisory = stored.advisories.find((each) => each.ghsa === ghsa);
    if (!advisory || digest === undefined || advisory.digest === digest)
        return stored;
    return {
        ...stored,
        advisories: stored.advisories.map((each) => each === advisory ? { ...each, digest, ...readBackIn(result) } : each),
    };
}
const readBackIn = ({ facts }) => facts ? { readBack: readBackOf(facts) } : {};
function learnPrivate(context, url, change) {
    const { stored, observed } = context;
    const known = stored.privatized.find((item) => item.url === url);
    if (!known ||
        Object.entries(change).every(([field, value]) => known[field] === value))
        return stored;
    const thread = observed.threads[url];
    const author = known.author ??
        (thread?.kind === 'found' && thread.thread.author
            ? { id: thread.thread.author.id, login: thread.thread.author.login }
            : null);
    const privatized = stored.privatized.map((item) => item === known ? { ...item, author, ...change } : item);
    const next = { ...stored, privatized };
    const askKey = change.placeholder !== undefined ? `placeholder/${url}` : `privatize/${url}`;
    return finishAsk({ ...context, stored: next }, askKey);
}
function learnPost(stored, channel, url) {
    if (!url)
        return stored;
    const known = stored.posts.find((post) => post.channel === channel);
    if (known?.target === url)
        return stored;
    return {
        ...stored,
        posts: [
            ...stored.posts.filter((post) => post.channel !== channel),
            { channel, target: url, doneAt: null },
        ],
    };
}
function finishAsk({ stored, observed }, key) {
    const open = stored.asks.some((ask) => ask.key === key && ask.doneAt === null);
    if (!open)
        return stored;
    return {
        ...stored,
        asks: stored.asks.map((ask) => ask.key === key && ask.doneAt === null ? { ...ask, doneAt: observed.now } : ask),
    };
}

;




const EDITED = 'edited/';
const FACE = 'face/';
function noteSurprises(context) {
    const { stored, observed } = context;
    if (!observed.issue || stateOf(stored) === 'closed')
        return undefined;
    const keys = [
        ...observed.issue.comments.filter((each) => isChangedByHand(each, observed.self.id)).map(keyOfEdit),
        ...keyOfFace(context),
    ];
    const fresh = keys.filter((key) => !stored.said.some((said) => said.key === key));
    if (fresh.length === 0)
        return undefined;
    return { ...stored, said: [...stored.said, ...fresh.map((key) => ({ key, at: observed.now }))] };
}
function isChangedByHand(comment, self) {
    const isEdited = comment.lastEditor !== null || comment.lastEditedAt !== null;
    return comment.author?.id === self && isEdited && comment.lastEditor?.id !== self;
}
const keyOfEdit = (comment) => `${EDITED}${comment.id}@${comment.lastEditedAt ?? ''}`;
function keyOfFace({ observed, stored }) {
    const { issue, report } = observed;
    const known = observed.stored ?? stored;
    if (!issue)
        return [];
    const isOurs = issue.author?.id === observed.self.id && report !== null;
    const body = issue.body.replaceAll('\r\n', '\n');
    const isBodyRight = !isOurs || body === renderCaseBody(known, report, caseMarker(known));
    if (issue.title === known.title && isBodyRight)
        return [];
    return [`${FACE}${digestOf({ title: issue.title, body: isOurs ? body : null })}`];
}

;


function noteThreads({ stored, observed }) {
    let changed = false;
    const privatized = stored.privatized.map((item) => {
        const read = observed.threads[item.url];
        if (!read)
            return item;
        const next = look(item, read);
        if (next !== item)
            changed = true;
        return next;
    });
    if (!changed)
        return undefined;
    return noteReporter({ ...stored, privatized });
}
const authorOf = (author) => author ? { id: author.id, login: author.login } : null;
function look(item, read) {
    switch (read.kind) {
        case 'found': {
            if (isQuiet(item, read.thread))
                return { ...item, outOfSight: true, removalPending: true };
            const author = item.author ?? authorOf(read.thread.author);
            if (item.saved && item.author?.id === author?.id)
                return item;
            return { ...item, saved: true, author };
        }
        case 'moved':
            return item.outOfSight
                ? item
                : { ...item, outOfSight: true, movedTo: read.number, author: item.author ?? authorOf(read.author) };
        case 'gone':
            if (!item.saved && !item.outOfSight)
                return item;
            return item.outOfSight && !item.removalPending
                ? item
                : { ...item, outOfSight: true, removalPending: false };
        case 'refused':
            return item;
    }
}
function isQuiet(item, thread) {
    if (item.outOfSight || !item.saved || item.kind !== 'pull')
        return false;
    return thread.state === 'closed' && thread.locked && thread.title === PULL_REMOVED_TITLE;
}
function noteReporter(stored) {
    const author = stored.privatized.find((item) => item.author !== null)?.author;
    if (!author || stored.reporter !== null || stateOf(stored) === 'closed')
        return stored;
    return { ...stored, reporter: { id: author.id, login: author.login, name: null } };
}
function noteRemovals({ stored, scope }) {
    if (!scope.has('privatize'))
        return undefined;
    const pending = stored.privatized.some((item) => item.removalPending);
    if (pending === stored.flags.includes('removal-pending'))
        return undefined;
    const others = stored.flags.filter((flag) => flag !== 'removal-pending');
    return { ...stored, flags: pending ? [...others, 'removal-pending'] : others };
}
const pathOfThread = (caseNumber, item) => `cases/${caseNumber}/public/${item.repo.replace('/', '-')}-${item.number}.md`;

;


function deadlinesOf(stored, config, now) {
    const receipt = receiptOf(stored);
    const reply = stored.evidence.find((evidence) => evidence.kind === 'reply')?.at ?? null;
    const acknowledged = stored.evidence.find((evidence) => evidence.kind === 'acknowledgement')?.at ??
        standingMoves(stored).find((move) => move.to === 'acknowledged')?.at ??
        null;
    const waited = millisecondsWithReporter(stored, now);
    const state = stateOf(stored);
    const isDismissed = state === 'invalid' || (state === 'closed' && stored.decisions.some((each) => each.kind === 'dismiss'));
    const undecided = ['received', 'acknowledged', 'assessing', 'needs-info'].includes(state);
    return [
        {
            name: 'acknowledge',
            due: addDays(receipt, config.clocks.acknowledgeDays),
            met: earliest(acknowledged, isDismissed ? reply : null),
            applies: true,
        },
        {
            name: 'dismiss',
            due: new Date(Date.parse(addDays(receipt, config.clocks.dismissDays)) + waited).toISOString(),
            met: isDismissed ? reply : null,
            applies: (isDismissed || undecided) && state !== 'needs-info',
        },
    ];
}
function earliest(a, b) {
    if (a === null || b === null)
        return a ?? b;
    return Date.parse(a) <= Date.parse(b) ? a : b;
}
function millisecondsWithReporter(stored, now) {
    return stored.moves.reduce((sum, move, index) => {
        if (move.to !== 'needs-info')
            return sum;
        const until = stored.moves[index + 1]?.at ?? now;
        return sum + Math.max(0, Date.parse(until) - Date.parse(move.at));
    }, 0);
}

;



const NO_COORDINATOR = 'remind/coordinator/';
const reminderKey = (clock, { step }) => `${prefixOf(clock)}${step}`;
const prefixOf = (clock) => `remind/${clock.name}/${clock.due.slice(0, 10)}/`;
function remind(context) {
    const { stored, config, observed, scope } = context;
    if (!scope.has('ack-timer') || stateOf(stored) === 'closed')
        return undefined;
    for (const clock of deadlinesOf(stored, config, observed.now)) {
        const step = dueStep(clock, config.clocks, observed.now);
        if (!step)
            continue;
        const key = reminderKey(clock, step);
        if (stored.said.some((said) => said.key === key))
            continue;
        return { ...stored, said: [...stored.said, { key, at: observed.now }] };
    }
    return remindOfCoordinator(context);
}
function remindOfCoordinator({ stored, observed }) {
    if (stored.coordinators.length > 0 || observed.team.kind === 'unknown')
        return undefined;
    const last = stored.said.findLast((said) => said.key.startsWith(NO_COORDINATOR));
    if (last && Date.parse(observed.now) - Date.parse(last.at) < DAY_MS)
        return undefined;
    return { ...stored, said: [...stored.said, { key: `${NO_COORDINATOR}${observed.now}`, at: observed.now }] };
}
function standingReminders({ stored, config, observed, }) {
    const ofClocks = deadlinesOf(stored, config, observed.now)
        .filter((clock) => clock.applies && clock.met === null)
        .flatMap((clock) => {
        const said = stored.said.findLast((each) => each.key.startsWith(prefixOf(clock)));
        if (!said)
            return [];
        const escalate = !said.key.includes('/before/');
        return [{ kind: 'clock', clock, key: said.key, at: said.at, escalate }];
    });
    if (stored.coordinators.length > 0)
        return ofClocks;
    const said = stored.said.findLast((each) => each.key.startsWith(NO_COORDINATOR));
    return said ? [...ofClocks, { kind: 'no-coordinator', key: said.key, at: said.at }] : ofClocks;
}

;
















const RULES = [
    noteAssignments,
    dropLeavers,
    noteAnalysis,
    dropStrays,
    takeStraysBack,
    adoptReportedAdvisory,
    noteAdvisories,
    noteDrafts,
    noteReadBack,
    notePartlyPublished,
    noteSurprises,
    noteThreads,
    notePosts,
    closePublishAsk,
    moveWhenDisclosed,
    raiseAsks,
    moveByItself,
    takeLabels,
    followCommands,
    findCoordinator,
    noteRemovals,
    noteRecords,
    remind,
    claimCreations,
];
const MOST_CHANGES = 500;
function advance(context) {
    let stored = noteResults(context) ?? context.stored;
    for (let change = 0; change < MOST_CHANGES; change++) {
        const next = firstChange({ ...context, stored });
        if (!next)
            return stored;
        stored = next;
    }
    throw new Error('The rules of the process do not come to rest on this case.');
}
function firstChange(context) {
    for (const rule of RULES) {
        const next = rule(context);
        if (next)
            return next;
    }
    return undefined;
}

;

const node = (id, text, shape = 'box') => ({ id, text, shape });
const arrow = (from, to, label) => ({
    from,
    to,
    ...(label ? { label } : {}),
});
const FLOW_NODES = [
    node('A', 'Report received'),
    node('B', 'Coordinator assigned'),
    node('E', 'Premature disclosure?', 'question'),
    node('F', 'Privatize'),
    node('G', 'Related PRs and issues'),
    node('H', 'Removal asked of GitHub'),
    node('I', 'Public placeholder'),
    node('J', 'Acknowledged within 5 days'),
    node('K', 'Case in the triage repo'),
    node('L', 'Assess'),
    node('M', 'Enough information?', 'question'),
    node('N', 'Ask for more'),
    node('O', 'Valid?', 'question'),
    node('X', 'Dismissed'),
    node('Y', 'Told within 10 days'),
    node('Q', 'Advisory'),
    node('Q1', 'CVSS'),
    node('Q2', 'CVE requested'),
    node('R', 'Patch required?', 'question'),
    node('T', 'Patch'),
    node('U', 'Test'),
    node('V', 'Regression tests'),
    node('W', 'Security release'),
    node('Z', 'Public disclosure'),
    node('Z1', 'Community told'),
    node('Z2', 'Blog post'),
    node('Z3', 'Social media'),
];
const FLOW_ARROWS = [
    arrow('A', 'B'),
    arrow('B', 'E'),
    arrow('E', 'J', 'No'),
    arrow('E', 'F', 'Yes'),
    arrow('F', 'G'),
    arrow('G', 'H'),
    arrow('H', 'I'),
    arrow('I', 'J'),
    arrow('J', 'K'),
    arrow('K', 'L'),
    arrow('L', 'M'),
    arrow('M', 'N', 'No'),
    arrow('N', 'L'),
    arrow('M', 'O', 'Yes'),
    arrow('O', 'X', 'No'),
    arrow('X', 'Y'),
    arrow('O', 'Q', 'Yes'),
    arrow('Q', 'Q1'),
    arrow('Q1', 'Q2'),
    arrow('Q2', 'R'),
    arrow('R', 'Z', 'No'),
    arrow('R', 'T', 'Yes'),
    arrow('T', 'U'),
    arrow('U', 'V'),
    arrow('V', 'W'),
    arrow('W', 'Z'),
    arrow('Z', 'Z1'),
    arrow('Z1', 'Z2'),
    arrow('Z1', 'Z3'),
];
const MOVES_BEYOND_THE_FLOWCHART = {
    'received > invalid': 'A report that is plainly none (spam, empty) may be dismissed before it is assessed.',
    'needs-info > invalid': 'The reporter stays silent, or the answer shows that there is nothing.',
    'invalid > closed': 'The end: the flowchart stops at Y, the case issue must be closed.',
    'invalid > assessing': 'Appeal within the window.',
    'valid > assessing': 'Doubt after the verdict.',
    'cve-requested > assessing': 'Doubt after the verdict.',
    'cve-requested > invalid': 'The verdict was wrong.',
    'patching > assessing': 'The patch shows that the assessment was wrong.',
    'patching > disclosing': 'Two people decide not to patch after all; a workaround is published.',
    'testing > patching': 'The test shows that the patch is not enough.',
    'regression-tests > patching': 'The regression test shows that the patch is not enough.',
    'releasing > patching': 'The release shows that the patch is not enough.',
    'disclosing > releasing': 'Something is wrong with the release; nothing is public yet.',
    'disclosing > patching': 'Something is wrong with the patch; nothing is public yet.',
    'announcing > closed': 'The end: the flowchart stops at Z2 and Z3, the case issue must be closed.',
    'closed > assessing': 'Appeal of a dismissal; never of a disclosed case.',
};
function placesOfNode(id) {
    const states = STATE_IDS.filter((state) => STATES[state].nodes.includes(id)).map((state) => `case/${state}`);
    const flags = Object.entries(FLAGS)
        .filter(([, flag]) => flag.nodes.includes(id))
        .map(([flag]) => `flag/${flag}`);
    return [...states, ...flags];
}
function renderFlow(gone, present, premature) {
    const presentNodes = present ? table_STATES[present].nodes : [];
    const goneNodes = new Set(gone.filter((state) => state !== present).flatMap((state) => [...table_STATES[state].nodes]));
    if (premature)
        for (const id of table_FLAGS.premature.nodes)
            goneNodes.add(id);
    const lines = ['flowchart TD'];
    for (const { id, text, shape } of FLOW_NODES)
        lines.push(shape === 'box' ? `  ${id}["${text}"]` : `  ${id}{"${text}"}`);
    for (const { from, to, label } of FLOW_ARROWS)
        lines.push(label ? `  ${from} -->|${label}| ${to}` : `  ${from} --> ${to}`);
    const goneList = [...goneNodes].filter((id) => !presentNodes.includes(id));
    if (goneList.length + presentNodes.length > 0)
        lines.push('  classDef gone fill:#dafbe1,stroke:#1a7f37,color:#1f2328', '  classDef present fill:#ddf4ff,stroke:#0969da,stroke-width:3px,color:#1f2328');
    if (goneList.length > 0)
        lines.push(`  class ${goneList.join(',')} gone`);
    if (presentNodes.length > 0)
        lines.push(`  class ${presentNodes.join(',')} present`);
    return lines.join('\n');
}

;
const METRICS_3 = 'AV:NALP AC:LH PR:NLH UI:NR S:UC C:HLN I:HLN A:HLN E:XUPFH RL:XOTWU RC:XURC CR:XLMH IR:XLMH AR:XLMH ' +
    'MAV:XNALP MAC:XLH MPR:XNLH MUI:XNR MS:XUC MC:XNLH MI:XNLH MA:XNLH';
const METRICS_4 = 'AV:NALP AC:LH AT:NP PR:NLH UI:NPA VC:HLN VI:HLN VA:HLN SC:HLN SI:HLN SA:HLN E:XAPU CR:XHML IR:XHML AR:XHML ' +
    'MAV:XNALP MAC:XLH MAT:XNP MPR:XNLH MUI:XNPA MVC:XNLH MVI:XNLH MVA:XNLH MSC:XNLH MSI:XNLHS MSA:XNLHS ' +
    'S:XNP AU:XNY R:XAUI V:XDC RE:XLMH';
const GRAMMAR_3 = { ...readTable(METRICS_3, 8), ordered: false };
const TABLE_4 = readTable(METRICS_4, 11);
const GRAMMAR_4 = {
    metrics: new Map([...TABLE_4.metrics, ['U', ['X', 'Clear', 'Green', 'Amber', 'Red']]]),
    mandatory: TABLE_4.mandatory,
    ordered: true,
};
function parseCvssMetrics(vector) {
    if (vector.length > 400)
        return cvss_grammar_bad('it is longer than any CVSS vector');
    const [prefix = '', ...parts] = vector.split('/');
    const version = /^CVSS:(3\.0|3\.1|4\.0)$/.exec(prefix)?.[1];
    if (version === undefined)
        return cvss_grammar_bad(explainPrefix(vector, prefix));
    const grammar = version === '4.0' ? GRAMMAR_4 : GRAMMAR_3;
    const metrics = new Map();
    for (const part of parts) {
        const problem = cvss_grammar_explainPart(part, version, grammar, metrics);
        if (problem !== undefined)
            return cvss_grammar_bad(problem);
        const colon = part.indexOf(':');
        metrics.set(part.slice(0, colon), part.slice(colon + 1));
    }
    const missing = grammar.mandatory.filter((metric) => !metrics.has(metric));
    if (missing.length > 0) {
        return cvss_grammar_bad(`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing; CVSS ${version} needs it`);
    }
    return { kind: 'ok', version, metrics };
}
function suggestCvss(text) {
    if (text.length > 400)
        return undefined;
    const bare = text
        .replace(/\s+/g, '')
        .replace(/^.*?(?=cvss:\d)/i, '')
        .replace(/[)\]/.,;]+$/, '')
        .split('/')
        .map((part) => (/^U:/i.test(part) ? part : part.toUpperCase()));
    const [prefix = '', ...parts] = bare;
    const order = [...GRAMMAR_4.metrics.keys()];
    const rank = (part) => order.indexOf(part.split(':')[0]);
    const sorted = prefix === 'CVSS:4.0' ? parts.toSorted((a, b) => rank(a) - rank(b)) : parts;
    const candidate = [prefix, ...sorted].join('/');
    return candidate !== text && parseCvssMetrics(candidate).kind === 'ok' ? candidate : undefined;
}
function cvss_grammar_bad(reason) {
    return { kind: 'bad', reason };
}
function readTable(table, mandatory) {
    const metrics = new Map(table.split(' ').map((entry) => {
        const [metric = '', values = ''] = entry.split(':');
        return [metric, [...values]];
    }));
    return { metrics, mandatory: [...metrics.keys()].slice(0, mandatory) };
}
function explainPrefix(vector, prefix) {
    if (vector === '')
        return 'it is empty';
    if (/^CVSS:\d+(\.\d+)?$/.test(prefix))
        return `version ${prefix.slice(5)} is not one of 3.0, 3.1 and 4.0`;
    if (/CVSS:\d/.test(vector))
        return 'it must begin with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/, with nothing before';
    return 'it does not begin with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/ in capital letters';
}
function cvss_grammar_explainPart(part, version, grammar, seen) {
    const shown = JSON.stringify(part.slice(0, 20));
    if (part === '')
        return 'there is a slash too many';
    const colon = part.indexOf(':');
    if (colon < 0)
        return `${shown} is not a metric with its value, such as AV:N`;
    const metric = part.slice(0, colon);
    const value = part.slice(colon + 1);
    const values = grammar.metrics.get(metric);
    if (values === undefined)
        return `${shown}: CVSS ${version} has no metric of that name`;
    if (!values.includes(value))
        return `${shown}: ${metric} is one of ${values.join(', ')}`;
    if (seen.has(metric))
        return `${metric} is given twice`;
    if (!grammar.ordered)
        return undefined;
    const order = [...grammar.metrics.keys()];
    const last = [...seen.keys()].at(-1);
    if (last !== undefined && order.indexOf(metric) < order.indexOf(last)) {
        return `${metric} stands after ${last}; CVSS ${version} fixes the order: ${metric} comes first`;
    }
    return undefined;
}

;

async function loadCvss() {
    const { default: calculator } = await __webpack_require__.e(  997).then(__webpack_require__.t.bind(__webpack_require__, 7997, 19));
    const calculate = (version, vector) => {
        switch (version) {
            case '3.0':
                return new calculator.Cvss3P0(vector).calculateScores().base ?? Number.NaN;
            case '3.1':
                return new calculator.Cvss3P1(vector).calculateScores().base ?? Number.NaN;
            case '4.0':
                return new calculator.Cvss4P0(vector).calculateScores().overall;
        }
    };
    return (vector) => parseCvss(vector, calculate);
}
function parseCvss(vector, calculate) {
    const parsed = parseCvssMetrics(vector);
    if (parsed.kind === 'bad')
        return parsed;
    const score = calculate(parsed.version, vector);
    if (!Number.isFinite(score))
        return { kind: 'bad', reason: 'no score can be computed from it' };
    return { kind: 'ok', score: { version: parsed.version, vector, score, severity: severityOfScore(score) } };
}
function severityOfScore(score) {
    if (score <= 0)
        return 'none';
    if (score < 4)
        return 'low';
    if (score < 7)
        return 'medium';
    if (score < 9)
        return 'high';
    return 'critical';
}
function cvssVersionOf(vector) {
    return /^CVSS:(3\.0|3\.1|4\.0)\//.exec(vector)?.[1];
}

;


const WEIGHTS = {
    AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
    AC: { L: 0.77, H: 0.44 },
    UI: { N: 0.85, R: 0.62 },
    C: { H: 0.56, L: 0.22, N: 0 },
    I: { H: 0.56, L: 0.22, N: 0 },
    A: { H: 0.56, L: 0.22, N: 0 },
};
const PRIVILEGES = {
    unchanged: { N: 0.85, L: 0.62, H: 0.27 },
    changed: { N: 0.85, L: 0.68, H: 0.5 },
};
function githubScore31(vector) {
    const parsed = parseCvssMetrics(vector);
    if (parsed.kind === 'bad' || parsed.version !== '3.1')
        return undefined;
    const weigh = (metric) => WEIGHTS[metric][parsed.metrics.get(metric)];
    const changed = parsed.metrics.get('S') === 'C';
    const privileges = PRIVILEGES[changed ? 'changed' : 'unchanged'][parsed.metrics.get('PR')];
    const subscore = Math.min(1 - (1 - weigh('C')) * (1 - weigh('I')) * (1 - weigh('A')), 0.915);
    const impact = changed
        ? 7.52 * (subscore - 0.029) - 3.25 * (subscore * 0.9731 - 0.02) ** 13
        : 6.42 * subscore;
    const exploitability = 8.22 * weigh('AV') * weigh('AC') * privileges * weigh('UI');
    const score = impact <= 0 ? 0 : roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
    return { score, severity: severityOfScore(score) };
}
function roundUp(value) {
    const whole = Math.round(value * 100_000);
    return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}

;

const WORDS_3 = {
    AV: {
        N: 'reached over the network',
        A: 'reached from the neighbouring network',
        L: 'reached on the machine itself',
        P: 'reached by touching the machine',
    },
    AC: { L: 'easy to repeat', H: 'needs conditions that the attacker does not control' },
    PR: { N: 'no account needed', L: 'an ordinary account needed', H: 'an administrator account needed' },
    UI: { N: 'nobody has to do anything', R: 'somebody has to do something' },
    S: { U: 'stays inside the vulnerable component', C: 'reaches beyond the vulnerable component' },
    C: { H: 'all confidentiality lost', L: 'some confidentiality lost' },
    I: { H: 'all integrity lost', L: 'some integrity lost' },
    A: { H: 'availability lost', L: 'availability reduced' },
};
const WORDS_4 = {
    AV: WORDS_3.AV,
    AC: { L: 'no built-in defence to get around', H: 'built-in defences to get around' },
    AT: { N: 'works in any deployment', P: 'works in some deployments only' },
    PR: WORDS_3.PR,
    UI: {
        N: 'nobody has to do anything',
        P: 'somebody has to do something ordinary',
        A: 'somebody has to be talked into something unusual',
    },
    VC: { H: 'all confidentiality of the system lost', L: 'some confidentiality of the system lost' },
    VI: { H: 'all integrity of the system lost', L: 'some integrity of the system lost' },
    VA: { H: 'availability of the system lost', L: 'availability of the system reduced' },
    SC: {
        H: 'all confidentiality of systems behind it lost',
        L: 'some confidentiality of systems behind it lost',
    },
    SI: { H: 'all integrity of systems behind it lost', L: 'some integrity of systems behind it lost' },
    SA: { H: 'availability of systems behind it lost', L: 'availability of systems behind it reduced' },
    E: { A: 'attacks are known', P: 'a proof of concept exists', U: 'no exploit is known' },
};
function renderCvssInWords(vector) {
    const parsed = parseCvssMetrics(vector);
    if (parsed.kind === 'bad')
        return undefined;
    const words = parsed.version === '4.0' ? WORDS_4 : WORDS_3;
    const told = [];
    let harm = false;
    for (const [metric, values] of Object.entries(words)) {
        const said = values[parsed.metrics.get(metric) ?? ''];
        if (said === undefined)
            continue;
        told.push(said);
        if (/^[VS]?[CIA]$/.test(metric))
            harm = true;
    }
    if (!harm)
        told.push('no harm to confidentiality, integrity or availability');
    const others = [...parsed.metrics].filter(([metric, value]) => !(metric in words) && value !== 'X').length;
    if (others > 0)
        told.push(`${others} further ${others === 1 ? 'metric' : 'metrics'}`);
    return told.join('; ');
}

;




function renderAnalysisForm(prefill) {
    const reported = prefill.reported ?? undefined;
    const vectors = reported?.cvss.map(({ vector }) => vector) ?? [];
    const parts = [
        comment("Affected versions in GitHub's or npm's syntax; one patched version for each range, once there is one."),
        field('packages', prefillPackages(prefill)),
        vectors.length > 0 || reported?.severity == null
            ? comment(`A vector, or a list of a 3.1 and a 4.0 one; instead, without any: severity, one of ${SEVERITIES.join(', ')}.`) + field('cvss', vectors.length > 1 ? vectors : (vectors[0] ?? null))
            : comment(`One of ${SEVERITIES.join(', ')}; better: cvss with a vector in its place.`) +
                field('severity', reported.severity),
        field('cwe', reported?.cwe ?? []),
        comment('Title and text of the advisory.'),
        field('summary', reported?.summary ?? prefill.summary ?? null),
        field('description', reported?.description ?? prefill.description ?? null),
        comment('As far as known; for the team and the posts.'),
        ...['impact', 'rootCause', 'workarounds'].map((key) => field(key, null)),
        field('references', []),
        comment('Did you repeat it yourself, and how?'),
        '  confirmed: { yes: false, how: }\n',
        comment('Does it break a promise that the project makes (true or false)?'),
        field('inThreatModel', null),
        comment(`By login, or by name; types: ${CREDIT_TYPES.join(', ')}.`),
        field('credits', reported?.credits ?? []),
        field('patchNeeded', true),
    ];
    return `analysis:\n${parts.join('')}`;
}
function prefillPackages({ reported, packages = [] }) {
    if (reported && reported.ranges.length > 0) {
        const ranges = reported.ranges.map((range) => ({ ...range, repo: reported.repo }));
        return groupAffected(ranges).map((one) => ({
            ...one,
            affected: one.affected.filter((range) => range !== ''),
        }));
    }
    const known = packages.length > 0 ? packages : [{ ecosystem: 'npm', name: null, repo: reported?.repo ?? null }];
    return known.map(({ ecosystem, name, repo }) => ({
        ecosystem,
        name: name ?? '',
        repo: repo ?? reported?.repo ?? '',
        affected: [],
        patched: [],
        functions: [],
    }));
}
function comment(text) {
    return `  # ${text}\n`;
}
function field(key, value) {
    if (value === null)
        return `  ${key}:\n`;
    return yaml_renderYaml({ [key]: value }).replace(/^(?=.)/gm, '  ');
}

;

const mention_LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-_]{0,60}[A-Za-z0-9])?(?:\[bot\])?$/;
function renderMention(login) {
    return mention_LOGIN.test(login) ? `@${login}` : renderPlain(login);
}

;






const renderTime = (iso) => `${iso.slice(0, 16).replace('T', ' ')} UTC`;
const mentionAll = (stored) => stored.coordinators.length === 0
    ? ''
    : `${stored.coordinators.map((person) => renderMention(person.login)).join(' ')} `;
function entry_words_renderEntry(state, facts) {
    switch (state) {
        case 'received':
            return renderReceived(facts);
        case 'assessing':
            return renderAssessing(facts);
        case 'needs-info':
            return renderNeedsInfo(facts);
        case 'invalid':
            return renderInvalid(facts);
        case 'cve-requested':
            return renderCve(facts);
        case 'patching':
            return renderPatching(facts);
        case 'testing':
            return `${mentionAll(facts.stored)}the patch is being tested. Put what was seen on record: \`/evidence test LINK OR WORDS\`.`;
        case 'regression-tests':
            return `${mentionAll(facts.stored)}a test has to fail without the patch and pass with it, so that the flaw stays fixed. Put it on record: \`/evidence regression-test LINK\`.`;
        case 'releasing':
            return `${mentionAll(facts.stored)}the release is to be made now. The case record above lists what it must show; when everything is there, the coordinator sets \`${facts.labelOf('disclosing')}\`.`;
        case 'closed':
            return renderClosed(facts.stored);
        default:
            return undefined;
    }
}
function renderReceived({ stored, config, due, labelOf }) {
    return [
        `${mentionAll(stored)}a report came in. Please tell the reporter by **${renderTime(due.acknowledge)}** that we have it, then set \`${labelOf('acknowledged')}\`.`,
        '',
        'A text to send:',
        '',
        defuse_renderFenced(renderTemplate(config, 'acknowledgement', [
            'Thank you for your report. We have it and are looking at it in private.',
            '',
            'We will tell you by {{answerBy}} what we think of it. Until there is a fix, please share it with nobody else; if somebody should be brought in, tell us and we will do it.',
            '',
            'How would you like to be credited, if at all?',
        ].join('\n'), { answerBy: due.dismiss.slice(0, 10) })),
    ].join('\n');
}
function renderAssessing({ stored, reported, labelOf }) {
    return [
        `${mentionAll(stored)}who assesses this? The analyst answers with this block in a comment, as far as known; it is checked at every edit:`,
        '',
        defuse_renderFenced(renderAnalysisForm({ reported, packages: stored.packages }), 'yaml'),
        '',
        `Then: \`${labelOf('valid')}\`, \`${labelOf('needs-info')}\`, or \`/dismiss REASON because …\` (${Object.keys(DISMISSALS).join(', ')}).`,
    ].join('\n');
}
function renderNeedsInfo({ stored, config, labelOf }) {
    return [
        `${mentionAll(stored)}a text to send to the reporter, to be completed:`,
        '',
        defuse_renderFenced(renderTemplate(config, 'questions', [
            'Thank you. To assess your report we need a little more:',
            '',
            '- which versions are affected, as far as you know',
            '- a small proof of concept and the steps to run it',
            '- what you expected to happen and what happened instead',
            '- what an attacker gains',
        ].join('\n'), {})),
        '',
        `It is the reporter's turn until the answer comes; then set \`${labelOf('assessing')}\`.`,
    ].join('\n');
}
function renderInvalid({ stored, due, config }) {
    const decision = stored.decisions.find((each) => each.kind === 'dismiss');
    if (!decision) {
        return `${mentionAll(stored)}dismissed, but for what reason? Nothing is told to anybody before it is on record: \`/dismiss REASON because …\`, with one of ${Object.keys(DISMISSALS).join(', ')}.`;
    }
    return renderDismissal(decision.reason, stored, due.dismiss, config);
}
function renderDismissal(reason, stored, due, config) {
    const decision = stored.decisions.find((each) => each.kind === 'dismiss');
    const values = {
        reason: DISMISSALS[reason] ?? DISMISSALS['not-a-vulnerability'],
        because: reason === 'duplicate-of' || !decision ? '' : renderSentence(decision.because),
        appealDays: String(config.clocks.appealDays),
    };
    const ours = [
        'Thank you for your report. We looked at it and are closing it, because {{reason}}. {{because}}',
        '',
        'If you think that we are mistaken, tell us within {{appealDays}} days what we missed and we will look again.',
    ].join('\n');
    return [
        `${mentionAll(stored)}please tell the reporter by **${renderTime(due)}**, then write \`/replied\`. A text to send:`,
        '',
        defuse_renderFenced(renderTemplate(config, 'dismissal', ours, values).replace(/ +$/gm, '')),
        '',
        ...renderAdvice(reason, stored),
        'Nothing is closed before that time is over.',
    ].join('\n');
}
function renderAdvice(reason, stored) {
    switch (reason) {
        case 'withdrawn':
            return [
                'That a reporter takes a report back does not make it false: dismiss it only if the claim is wrong, otherwise set `case/assessing`.',
                '',
            ];
        case 'duplicate-of':
            return ['The reply tells nothing of the other case. Record both reporters there for the credits.', ''];
        case 'upstream':
            return [
                "Nothing is forwarded without the reporter's consent. With it, a text for the maintainers of that package, by their private channel:",
                '',
                defuse_renderFenced([
                    `We received a report of a possible vulnerability in your package, found in its use by ${stored.packages.map(({ name }) => name).join(', ') || 'one of our projects'}.`,
                    'The reporter agrees that we pass it on; the report and a way to reach the reporter follow.',
                    'Please tell us where you would like to have it, and keep it private until there is a fix.',
                ].join('\n')),
                '',
            ];
        default:
            return [];
    }
}
const renderSentence = (text) => {
    const trimmed = text.trim();
    const start = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
    return /[.!?]$/.test(start) ? start : `${start}.`;
};
function renderCve({ stored, config, labelOf }) {
    const patch = `Then \`${labelOf('patching')}\`; or, if there will be no patch, \`/no-patch because …\` and another member's \`/confirm\`.`;
    if (stored.cve.id !== null || config.cve.provider === 'github')
        return `${mentionAll(stored)}the advisory is drafted. ${patch}`;
    const facts = stored.analysis.facts;
    const to = config.cve.contact ? ` to ${renderPlain(config.cve.contact)}` : '';
    return [
        `${mentionAll(stored)}the advisory is drafted. Please send this request for a CVE id${to}, and enter the answer with \`/cve CVE-YYYY-NNNN\` (or \`/no-cve because …\`):`,
        '',
        defuse_renderFenced([
            `We ask for one CVE id${config.cve.cna ? ` from ${config.cve.cna}` : ''}.`,
            '',
            ...facts.packages.map((each) => `Package: ${each.name} (${each.ecosystem}), repository ${each.repo}, affected ${each.affected.join(' and ')}, patched ${each.patched.join(' and ') || 'none'}`),
            `Summary: ${facts.summary}`,
            ...facts.cvss.map((score) => `CVSS ${score.version}: ${score.score} ${score.vector}`),
            ...(facts.cvss.length === 0 && facts.severity ? [`Severity: ${facts.severity}`] : []),
            ...(facts.cwe.length > 0 ? [`Weakness: ${facts.cwe.join(', ')}`] : []),
            `Advisories (private): ${stored.advisories.map((advisory) => `${advisory.repo} ${advisory.ghsa}`).join(', ')}`,
            'Please keep it confidential; we will tell you the day of disclosure.',
        ].join('\n')),
        '',
        patch,
    ].join('\n');
}
function renderPatching({ stored, labelOf }) {
    const links = stored.advisories
        .map((advisory) => `[${advisory.ghsa}](${renderAdvisoryUrl(advisory.repo, advisory.ghsa)})`)
        .join(', ');
    return [
        `${mentionAll(stored)}the patch is developed in private: start a temporary private fork from ${links || 'the advisory'}, and let in only those who are needed; nobody brings in anybody else.`,
        '',
        'No checks run there, and merging makes the fix visible: have the release ready first. Every patch is reviewed by somebody else than its author.',
        '',
        `Put it on record with \`/evidence patch LINK\`, then set \`${labelOf('testing')}\`.`,
    ].join('\n');
}
const renderAdvisoryUrl = (repo, ghsa) => `https://github.com/${repo}/security/advisories/${ghsa}`;
function renderClosed(stored) {
    const start = receiptOf(stored);
    const rows = stored.moves.map((move) => {
        const days = (Date.parse(move.at) - Date.parse(start)) / 86_400_000;
        return `| ${move.to} | ${renderTime(move.at)} | ${days.toFixed(1)} | ${renderPlain(move.by.login)} |`;
    });
    return [
        'Done. From receipt to each state:',
        '',
        '| state | when | days | by |',
        '| --- | --- | --- | --- |',
        ...rows,
    ].join('\n');
}

;





const HOW_TO_CONFIRM = 'write `/set confirmed yes HOW`, or edit `how:` in the analysis';
const CONFIRM_AGAIN = `Analyst: vector or ranges changed after they were confirmed. Look again, then ${HOW_TO_CONFIRM}; the advisory waits for it.`;
const renderConfirmAgain = (login) => `${renderMention(login)} what was confirmed has changed: vector, severity, packages or ranges. The advisory stays as it is until somebody has looked again: ${HOW_TO_CONFIRM}.`;
function renderAnalysisFacts({ by, facts, versions = [] }) {
    const scores = facts.cvss.map(({ version, score }) => `, CVSS ${version} ${score}`).join('');
    return [
        `- Analysis: by ${renderPlain(by.login)}, ${facts.severity ?? 'no severity'}${scores}`,
        ...facts.cvss.flatMap(renderScore),
        ...versions.map((one) => `- Published: ${renderPlain(one.name)}, ${one.affected} of ${one.published} versions are affected`),
    ];
}
function renderScore({ version, vector, score }) {
    const words = renderCvssInWords(vector);
    if (words === undefined)
        return [];
    const shown = githubScore31(vector);
    const other = shown === undefined || shown.score === score
        ? ''
        : ` (GitHub computes ${shown.score.toFixed(1)}, ${shown.severity})`;
    return [`- CVSS ${version} in words: ${words}${other}`];
}
function renderAnalysisNotes(notes, versions) {
    const findings = versions.flatMap(({ name, findings }) => findings.map(({ weight, text }) => ({ name, weight, text })));
    if (notes.length + findings.length === 0)
        return 'The analysis that counts now needs no second look.';
    return [
        'The analysis counts. Worth a second look, and often right as it is:',
        '',
        ...notes.map((note) => `- ${renderPlain(note)}`),
        ...findings.map(({ name, weight, text }) => `- ${weight === 'problem' ? 'Contradiction: ' : ''}${renderPlain(name)}: ${renderPlain(text)}`),
    ].join('\n');
}
const FIELDS = {
    summary: 'title',
    description: 'description',
    cwe_ids: 'CWE',
    credits: 'credits',
    vulnerabilities: 'affected and patched versions',
    severity: 'severity',
    cvss_vector_string: 'CVSS vector',
};
function renderDrift(people, drifts) {
    const to = people.map(({ login }) => `${renderMention(login)} `).join('');
    return [
        `${to}somebody changed the draft advisory by hand. Nothing is written over it before one of you says which is right: \`/keep advisory\` (the analysis takes it over) or \`/keep analysis\` (it is written again).`,
        ...drifts.flatMap(({ ghsa, fields }) => [
            '',
            `${renderPlain(ghsa)}:`,
            '',
            ...fields.map((drift) => {
                const [ours, theirs] = showDifference(drift);
                return `- ${FIELDS[drift.field]}: analysis ${renderCodeSpan(ours)}, advisory ${renderCodeSpan(theirs)}`;
            }),
        ]),
    ].join('\n');
}
function showDifference({ ours, theirs }) {
    if (Math.max(ours.length, theirs.length) <= 200 && !/\n/.test(ours + theirs))
        return [ours, theirs];
    const [left, right] = [ours.split('\n'), theirs.split('\n')];
    const at = left.findIndex((line, index) => line !== right[index]);
    const line = at < 0 ? left.length : at;
    const show = (lines) => `line ${line + 1}: ${(lines[line] ?? '(ends before)').slice(0, 200)}`;
    return [show(left), show(right)];
}
function renderLateCve(people, since, contact) {
    const to = people.map(({ login }) => `${renderMention(login)} `).join('');
    const whom = contact ? ` (${renderPlain(contact)})` : '';
    return `${to}the CVE id is still missing, asked for on ${renderTime(since)}. The release gate waits for it: ask again${whom}, then \`/cve CVE-YYYY-NNNN\`; or \`/no-cve because …\`.`;
}

;






const DIGEST = /^<!-- memory ([0-9a-f]+) -->$/m;
const readRecordDigest = (body) => DIGEST.exec(body)?.[1];
function renderRecord(facts) {
    return [
        `**${renderTurn(facts)}**`,
        '',
        ...renderFacts(facts),
        ...renderMissing(facts),
        '',
        '<details><summary>The way of this case</summary>',
        '',
        ...renderWay(facts.stored),
        '',
        '```mermaid',
        renderFlow(facts.stored.moves.map((move) => move.to), stateOf(facts.stored), facts.stored.privatized.length > 0),
        '```',
        '',
        '</details>',
        '',
        '<sub>Kept by the bot from the store; edits here are lost. `/help` lists what you can write.</sub>',
        `<!-- memory ${facts.digest} -->`,
    ].join('\n');
}
function renderTurn({ stored, clocks, labelOf, channels, findings, waiting, owed }) {
    const state = stateOf(stored);
    const due = clocks.find((clock) => clock.applies && clock.met === null);
    const by = due ? ` by ${renderTime(due.due)}` : '';
    const who = stored.coordinators.map((person) => renderPlain(person.login)).join(', ') || 'Somebody of the team';
    if (waiting)
        return waiting;
    if (stored.analysis?.confirmAgain && !isDisclosed(stored))
        return CONFIRM_AGAIN;
    switch (state) {
        case 'received':
            return `${who}: acknowledge the report to the reporter${by}, then set ${labelOf('acknowledged')}.`;
        case 'acknowledged':
            return 'The bot goes on by itself.';
        case 'assessing':
            return `Analyst: post the analysis${by}; then ${labelOf('valid')}, ${labelOf('needs-info')}, or /dismiss.`;
        case 'needs-info':
            return `Reporter: answer the questions. ${who}: set ${labelOf('assessing')} when the answer is there.`;
        case 'invalid':
            return renderDismissedTurn(stored, who, by);
        case 'valid':
            return stored.analysis?.facts.confirmed.yes
                ? 'The bot drafts the advisory.'
                : `Analyst: post the analysis with "confirmed: { yes: true }"; the advisory is drafted from it.`;
        case 'cve-requested':
            return `${who}: decide on the patch and set ${labelOf('patching')}${stored.cve.id ? '' : '; enter the CVE id when it comes'}.`;
        case 'patching':
            return `Developers: develop the patch, record it with /evidence patch, then set ${labelOf('testing')}.`;
        case 'testing':
            return `Developers: test the patch, record it with /evidence test, then set ${labelOf('regression-tests')}.`;
        case 'regression-tests':
            return `Developers: add the regression test, record it with /evidence regression-test, then set ${labelOf('releasing')}.`;
        case 'releasing':
            return findings.every((each) => each.ok)
                ? `${who}: everything is there; set ${labelOf('disclosing')}.`
                : `Developers: release; what is missing stands below. Then ${who} sets ${labelOf('disclosing')}.`;
        case 'disclosing':
            return 'Team: another member confirms the disclosure as it is shown, with /confirm.';
        case 'announcing':
            if (owed)
                return `${who}: it was published by hand; what is owed stands in the comment about that.`;
            return channels.length === 0
                ? 'The bot closes the case.'
                : `${who}: tell the community; open: ${channels.map(renderPlain).join(', ')}. Tick off with /posted or /waive.`;
        case 'closed':
            return 'Closed. Nothing is left to do.';
    }
}
function renderDismissedTurn(stored, who, by) {
    if (!stored.decisions.some((each) => each.kind === 'dismiss'))
        return `${who}: say why${by}: /dismiss REASON because …`;
    const since = stored.moves.findLast((move) => move.to === 'invalid')?.at ?? '';
    if (!stored.evidence.some((each) => each.kind === 'reply' && Date.parse(each.at) >= Date.parse(since)))
        return `${who}: tell the reporter${by}, then write /replied.`;
    return 'Nobody: the time for an appeal runs. Then the report and this case are closed.';
}
function renderFacts({ stored, clocks, threads }) {
    const lines = [
        `- State: ${table_STATES[stateOf(stored)].title} (\`case/${stateOf(stored)}\`)`,
        `- Received: ${renderTime(receiptOf(stored))}`,
        ...clocks.map((clock) => `- ${clock.name === 'acknowledge' ? 'Acknowledge' : 'Answer a dismissal'}${clock.applies ? ` by ${renderTime(clock.due)}` : ''}: ${renderClock(clock)}`),
        `- Coordinator: ${stored.coordinators.map((person) => renderPlain(person.login)).join(', ') || 'nobody yet'}`,
    ];
    if (stored.source.url)
        lines.push(`- Report: ${stored.source.ghsa ?? 'form'} ${stored.source.ghsa ? renderAdvisoryUrl(stored.source.repo, stored.source.ghsa) : ''}`.trimEnd());
    if (stored.packages.length > 0)
        lines.push(`- Packages: ${stored.packages.map((each) => renderPlain(`${each.name} (${each.ecosystem})`)).join(', ')}`);
    for (const advisory of stored.advisories) {
        lines.push(`- Advisory: [${advisory.ghsa}](${renderAdvisoryUrl(advisory.repo, advisory.ghsa)}) on ${advisory.repo}${advisory.publishedAt ? `, published ${renderTime(advisory.publishedAt)}` : ''}`);
    }
    if (stored.analysis)
        lines.push(...renderAnalysisFacts(stored.analysis));
    lines.push(`- CVE: ${stored.cve.id ?? (stored.decisions.some((each) => each.kind === 'no-cve') ? 'none, by decision' : stored.cve.requestedAt ? 'requested' : 'none yet')}`);
    for (const post of stored.posts)
        lines.push(`- Post (${renderPlain(post.channel)}): ${post.target}${post.doneAt ? ', done' : ', open'}`);
    for (const thread of threads)
        lines.push(`- Public thread: ${thread.url}: ${thread.state}`);
    return lines;
}
function renderClock(clock) {
    if (!clock.applies)
        return 'does not apply';
    if (clock.met === null)
        return 'open';
    return Date.parse(clock.met) <= Date.parse(clock.due)
        ? `done ${renderTime(clock.met)}`
        : `done late, ${renderTime(clock.met)}`;
}
function renderMissing({ findings, stored }) {
    if (stateOf(stored) !== 'releasing' || findings.length === 0)
        return [];
    return [
        '',
        'What the release must show:',
        '',
        ...findings.map((each) => `- ${each.ok ? '✓' : '✗'} ${each.rule}${each.subject ? ` (${renderPlain(each.subject)})` : ''}: ${each.text}`),
    ];
}
function renderWay(stored) {
    return stored.moves.map((move) => `- ${renderTime(move.at)} \`case/${move.to}\` by ${renderPlain(move.by.login)} (${move.by.role})${move.why ? `: ${renderPlain(move.why)}` : ''}`);
}

;




function renderAsk(facts) {
    const { ask } = facts;
    const others = ask.askedBy
        ? `somebody else than ${renderMention(ask.askedBy.login)}`
        : 'any member of the triage team';
    const count = ask.needs === 1 ? 'A confirmation' : `${ask.needs} confirmations`;
    return [
        ...renderDeed(facts),
        '',
        `${count} by ${others} is needed: write \`/confirm\` on a line of its own, or set the label \`confirm\`; where several things wait, \`/confirm ${ask.key}\`. A change of what is shown here makes it void.`,
    ].join('\n');
}
function renderDeed(facts) {
    const { ask, stored, blogRepo } = facts;
    const [kind = ''] = ask.key.split('/');
    const subject = ask.key.slice(kind.length + 1);
    switch (kind) {
        case 'publish':
            return renderPublication(facts);
        case 'cve-request':
            return [
                `A CVE id would be requested from GitHub for ${subject}. GitHub's CNA then reads the draft advisory.`,
            ];
        case 'no-patch':
            return [
                `It is proposed to disclose **without a patch**, because ${renderPlain(stored.decisions.find((each) => each.kind === 'no-patch')?.because ?? '')}`,
                '',
                'Users would get this workaround:',
                '',
                defuse_renderFenced(stored.analysis?.facts.workarounds ?? 'none'),
            ];
        case 'close-report':
            return [
                stateOf(stored) === 'invalid'
                    ? `The reply was told and the time for an appeal is over. The report ${subject} and this case would be closed.`
                    : `The flaw was disclosed by ${stored.advisories.map(({ ghsa }) => ghsa).join(', ')}. The first report, ${subject}, would be closed with this case.`,
            ];
        case 'privatize':
            return renderRemoval(subject);
        case 'post':
            return [
                `The advisory was published by hand. A pull request with the post about ${stored.advisories.map(({ ghsa }) => ghsa).join(', ')} would be opened in ${blogRepo ?? 'the site'}.`,
            ];
        case 'placeholder':
            return renderPlaceholder(stored, subject);
        default:
            return [`This would be done: ${renderPlain(ask.key)}`];
    }
}
function renderPublication({ advisories, channels, blogRepo }) {
    const next = [
        ...(blogRepo ? [`a pull request with the blog post in ${blogRepo}`] : []),
        ...channels
            .filter((channel) => channel !== 'blog')
            .map((channel) => `the text for ${renderPlain(channel)}, posted by you`),
    ];
    return [
        `**Public disclosure.** ${advisories.length === 1 ? 'This advisory' : `These ${advisories.length} advisories`} would be published. That cannot be taken back, and the temporary private forks go with it: save what you need from them first.`,
        ...advisories.flatMap((each) => renderAdvisory(each, Math.floor(MOST_SHOWN / advisories.length))),
        '',
        next.length === 0
            ? 'No channels are configured: telling the community is up to you.'
            : `After it was read back as published: ${next.join('; ')}.`,
    ];
}
const MOST_SHOWN = 48_000;
function renderAdvisory(facts, most) {
    const text = `${facts.summary}\n\n${facts.description}`;
    const shown = text.length > most ? text.slice(0, most).toWellFormed() : text;
    const credits = facts.credits.map((each) => `${renderCodeSpan('login' in each ? each.login : each.name)} (${each.type})`);
    return [
        '',
        `**${facts.ghsa}** on ${facts.repo}, ${facts.cve ?? 'no CVE'}, ${facts.severity ?? 'no severity'}${facts.cvss.map((each) => `, ${renderCodeSpan(each.vector)}`).join('')}${facts.cwe.length > 0 ? `, ${facts.cwe.join(', ')}` : ''}`,
        '',
        ...facts.ranges.map((range) => `- ${renderCodeSpan(range.name)} (${range.ecosystem}) affected ${renderCodeSpan(range.affected)}, patched ${range.patched === null ? 'none' : renderCodeSpan(range.patched)}${range.functions.length === 0 ? '' : `, functions ${range.functions.map(renderCodeSpan).join(', ')}`}`),
        `- named in it: ${credits.length === 0 ? 'nobody' : credits.join(', ')}`,
        '',
        defuse_renderFenced(shown),
        ...(shown === text
            ? []
            : [
                '',
                `**Only the first ${shown.length} of ${text.length} characters fit here.** Read the rest on [the advisory](${facts.url}) before you confirm.`,
            ]),
    ];
}
function renderRemoval(url) {
    return [
        `**Remove or leave it?** ${renderCodeSpan(url)} would be emptied, closed and locked; a copy is kept in the store.`,
        '',
        'What that achieves: nobody new stumbles on it. What it does not: mails already sent, forks, the commits themselves and the edit history stay reachable until GitHub Support removes them, and hiding draws attention. Instead of confirming, you can set `flag/public` and hurry.',
    ];
}
function renderPlaceholder(stored, url) {
    const item = stored.privatized.find((each) => each.url === url);
    if (!item)
        return ['A public placeholder would be posted.'];
    return [
        `This would be posted as a public issue in ${item.repo}, so that the author knows:`,
        '',
        defuse_renderFenced(`${placeholderTitle(item.kind, item.number)}\n\n${PLACEHOLDER_BODY(item.author?.login ?? null)}`),
    ];
}

;



function renderReminder(clock, escalate, coordinators, team) {
    const people = escalate || coordinators.length === 0 ? team : coordinators;
    const what = clock.name === 'acknowledge'
        ? 'the reporter waits for an acknowledgement'
        : 'the reporter waits to hear what we think of the report';
    const when = escalate ? 'It was due' : 'It is due';
    return `${other_words_mentionAll(people)} ${what}. ${when} **${renderTime(clock.due)}**. What to do stands in the first line of the case record.`.trim();
}
const renderNoCoordinator = (people) => `${other_words_mentionAll(people)} nobody coordinates this case, so nobody answers the reporter. Assign yourself to take it.`.trim();
const other_words_mentionAll = (people) => people.map((person) => renderMention(person.login)).join(' ');
function renderAnalysisProblems(author, problems, url, isSet = false) {
    const what = isSet
        ? 'noted. The analysis cannot be used yet; say what is missing or wrong with `/set KEY VALUE`.'
        : `the [analysis](${url}) cannot be used yet. Edit it; it is checked again at once.`;
    return [
        `${author ? `${renderMention(author)} ` : ''}${what}`,
        '',
        ...problems.map((problem) => {
            const place = [
                ...(problem.line > 0 ? [`line ${problem.line}`] : []),
                ...(problem.path === '' ? [] : [renderCodeSpan(problem.path)]),
            ];
            const where = place.join(', ') || 'the whole';
            const hint = problem.suggestion ? ` Try ${renderCodeSpan(problem.suggestion)}.` : '';
            return `- ${where}: found ${renderCodeSpan(problem.found)}, expected ${renderPlain(problem.expected)}.${hint}`;
        }),
    ].join('\n');
}
function renderPrivatized(item, owner) {
    if (item.kind === 'issue') {
        return [
            `${renderCodeSpan(item.url)} is out of sight${item.movedTo === null ? '' : `: it is #${item.movedTo} here now`}. Its author and everybody outside the team see it no more.`,
            '',
            'What may have leaked before that cannot be called back: mails to watchers, copies, search engines. Look for issues and pull requests that quote or link it.',
        ].join('\n');
    }
    return [
        `${renderCodeSpan(item.url)} was emptied, closed and locked; the copy is in the store. Its commits, the edit history and forks are still reachable. A ticket for [GitHub Support](https://support.github.com), to be sent by an owner of ${renderPlain(owner)}:`,
        '',
        defuse_renderFenced([
            `Please delete the pull request ${item.url} together with its edit history and cached views.`,
            `We ask for it as the organisation ${owner}, which owns the repository: it discloses an unfixed vulnerability and puts our users at risk.`,
        ].join('\n')),
        '',
        'Support is known to decline where no secret is involved. The case does not wait for it, and no clock stops.',
    ].join('\n');
}
function renderReopened(login) {
    return `${login ? `${renderMention(login)} ` : ''}the case is not done, so its issue is open again. Dismiss it with \`/dismiss REASON because …\`, or go on; it is closed by itself at the end.`;
}
function renderUnsureCve(stored) {
    const links = stored.advisories
        .map((advisory) => renderAdvisoryUrl(advisory.repo, advisory.ghsa))
        .join(' ');
    const people = stored.coordinators.map((person) => `@${person.login} `).join('');
    return `${people}a run ended while it asked GitHub for the CVE id, and it cannot be seen whether the request went out. Please look at ${links}: if no CVE was requested there, request it by hand. The bot will not ask again.`;
}
function renderReclosed(login) {
    return `${login ? `${renderMention(login)} ` : ''}this case is over, so its issue is closed again. A dismissed report is looked at again with \`case/assessing\`; what is disclosed stays so, and something new is a new report.`;
}
function renderElsewhere(item) {
    return `Please do this by hand, somebody who owns ${renderPlain(item.repo)}: delete ${renderCodeSpan(item.url)}, after copying what it says into the report. GitHub transfers issues within one owner only. The case goes on by itself when it is seen to be gone.`;
}
function renderStray({ repo, ghsa }, stored) {
    const people = stored.coordinators.map((person) => `${renderMention(person.login)} `).join('');
    return `${people}the analysis no longer names ${renderPlain(repo)}, so [${ghsa}](${renderAdvisoryUrl(repo, ghsa)}) is no longer this case's and is not published with it. Please close it there if nobody needs it.`;
}

;




const MAX_ITEMS = 20;
const MAX_SUMMARY = 150;
function renderChatPost(input, url) {
    const content = planPostContent(input);
    const shown = content.entries.slice(0, MAX_ITEMS);
    const items = shown.map((entry) => {
        const names = entry.packages.map((each) => escapeMrkdwn(each.name));
        const where = names.length === 0 ? '' : ` in ${renderList(names)}`;
        const severity = entry.severity === null ? '' : ` (${renderPostSeverity(entry.severity)})`;
        const patched = entry.packages.flatMap((each) => each.patched.map(escapeMrkdwn));
        const fix = patched.length === 0 ? 'no patched version' : `patched: ${renderList([...new Set(patched)])}`;
        return `• <${escapeLink(entry.url)}|${escapeMrkdwn(entry.id)}>${where}${severity}, ${fix}`;
    });
    const more = content.entries.length - shown.length;
    const lead = `${escapeMrkdwn(input.project)}: ${escapeMrkdwn(content.title)}`;
    return {
        channel: 'chat',
        text: [
            `*${lead}*`,
            ...items,
            ...(more > 0 ? [`• and ${more} more`] : []),
            `<${escapeLink(url)}|Read the announcement>`,
        ].join('\n'),
    };
}
function escapeMrkdwn(words) {
    const flat = readWords(words);
    const short = flat.length > MAX_SUMMARY ? `${flat.slice(0, MAX_SUMMARY).toWellFormed()}…` : flat;
    return short
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/[@#*_~`](?=\S)/g, (sign) => `${sign}\u2060`)
        .replace(/:(?=[\w+-]+:)/g, ':\u2060');
}
function escapeLink(url) {
    return url.replace(/[\s<>|]/g, (sign) => encodeURIComponent(sign));
}

;










function renderReleaseNotes(input) {
    const advisories = orderAdvisories(input.advisories);
    return planPackages(advisories, input.releases).flatMap(({ name, versions }) => versions.flatMap((version) => {
        const fixed = advisories.filter((advisory) => isFixedBy(advisory, name, version));
        const repo = fixed[0]?.repo;
        if (repo === undefined)
            return [];
        const title = `${name} ${version}`;
        return [{ repo, package: name, version, title, body: renderBody(fixed, name, input) }];
    }));
}
function isFixedBy(advisory, name, version) {
    const own = advisory.ranges.filter((range) => range.name === name && range.patched !== null);
    if (own.some((range) => range.patched === version))
        return true;
    const sameLine = own.some((range) => major(range.patched ?? '') === major(version) &&
        (compareVersions(version, range.patched ?? '', range.ecosystem) ?? 0) > 0);
    return sameLine && !own.some((range) => isAffected(range.affected, version, range.ecosystem) === true);
}
function major(version) {
    return version.replace(/^v/, '').split('.')[0] ?? '';
}
function renderBody(fixed, name, input) {
    const lead = chooseForm(fixed.length, 'a security vulnerability', `${fixed.length} security vulnerabilities`);
    const items = fixed.map((advisory) => renderItem(advisory, name));
    const thanks = renderThanks(planThanks(collectCredits(fixed), input.wishes), renderPersonMarkdown);
    return [
        '## Security',
        `This release fixes ${lead}. All users should upgrade.`,
        items.join('\n'),
        ...(thanks === null ? [] : [thanks]),
    ].join('\n\n');
}
function renderItem(advisory, name) {
    const link = `[${advisory.ghsa}](https://github.com/${advisory.repo}/security/advisories/${advisory.ghsa})`;
    const id = advisory.cve === null ? link : `**${renderWords(advisory.cve, 'github')}** (${link})`;
    const severity = advisory.severity === null ? '' : `, ${renderPostSeverity(advisory.severity)}`;
    const summary = renderInline(parseInline(advisory.summary), 'github');
    const ranges = advisory.ranges
        .filter((range) => range.name === name)
        .map((range) => renderCode(version_ranges_renderRange(range.affected)));
    return `- ${id}${severity}: ${summary.replace(/\.$/, '')}. Affected: ${renderList([...new Set(ranges)])}.`;
}

;
const LINK_LENGTH = 23;
const LIMITS = { x: 280, mastodon: 500, bluesky: 300 };
const BLUESKY_BYTES = 3000;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
function fitsChannel(channel, draft) {
    return (measure(channel, draft) <= LIMITS[channel] &&
        !(channel === 'bluesky' && byteLength(joinDraft(draft)) > BLUESKY_BYTES));
}
function joinDraft(draft) {
    return draft.link === '' ? draft.words : `${draft.words}\n\n${draft.link}`;
}
function byteLength(text) {
    return new TextEncoder().encode(text).length;
}
function splitGraphemes(text) {
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
function cutToFit(channel, draft) {
    if (fitsChannel(channel, draft))
        return draft;
    const graphemes = splitGraphemes(draft.words);
    const cut = (length) => ({
        ...draft,
        words: `${graphemes.slice(0, length).join('').trimEnd()}…`,
    });
    let fits = 0;
    let tooLong = graphemes.length;
    while (tooLong - fits > 1) {
        const middle = Math.floor((fits + tooLong) / 2);
        if (fitsChannel(channel, cut(middle)))
            fits = middle;
        else
            tooLong = middle;
    }
    return cut(fits);
}
function measure(channel, draft) {
    const link = draft.link === '' ? 0 : LINK_LENGTH + 2;
    switch (channel) {
        case 'x':
            return measureWeighted(draft.words) + link;
        case 'mastodon':
            return [...draft.words].length + link;
        case 'bluesky':
            return splitGraphemes(joinDraft(draft)).length;
    }
}
function measureWeighted(text) {
    let sum = 0;
    for (const word of text.split(/(\s+)/)) {
        const weight = [...word].reduce((total, sign) => total + (isLight(sign.codePointAt(0) ?? 0) ? 1 : 2), 0);
        const links = word.match(/[^\s.]\.\p{L}{2,}/gu)?.length ?? 0;
        sum += weight + links * LINK_LENGTH;
    }
    return sum;
}
function isLight(code) {
    return code <= 4351;
}

;




const WORD_JOINER = '\u2060';
const SHOWN_LINK = 60;
function renderSocialPosts(input, url) {
    return ['x', 'mastodon', 'bluesky'].map((channel) => {
        const draft = chooseDraft(channel, renderWordings(input, channel), renderLink(channel, url));
        const text = joinDraft(draft);
        if (channel !== 'bluesky' || draft.link === '')
            return { channel, text };
        const byteEnd = byteLength(text);
        const index = { byteStart: byteEnd - byteLength(draft.link), byteEnd };
        return {
            channel,
            text,
            facets: [{ index, features: [{ $type: 'app.bsky.richtext.facet#link', uri: url }] }],
        };
    });
}
function chooseDraft(channel, wordings, link) {
    const fitting = wordings.find((words) => fitsChannel(channel, { words, link }));
    return fitting === undefined
        ? cutToFit(channel, { words: wordings.at(-1) ?? '', link })
        : { words: fitting, link };
}
function renderWordings(input, channel) {
    const advisories = orderAdvisories(input.advisories);
    const packages = planPackages(advisories, input.releases);
    const patched = listPatched(packages);
    const named = patched.length > 0 ? patched : packages;
    const name = (each) => social_renderName(each.name, channel);
    const full = named.map((each) => [name(each), renderList(each.versions)].filter((part) => part !== '').join(' '));
    const starts = [...social_shorten(full, '; '), ...social_shorten(named.map(name), ', ')];
    const what = describeVulnerabilities(advisories);
    const advice = patched.length > 0 ? 'Please upgrade.' : 'There is no patched version at this time.';
    const lead = patched.length > 0
        ? chooseForm(patched.length, 'security release', 'security releases')
        : chooseForm(advisories.length, 'security advisory', 'security advisories');
    const project = readWords(input.project);
    const title = `${project === '' ? 'New' : project} ${lead}`;
    return [
        ...starts.map((list) => `${title}: ${list}.\n\n${what}. ${advice}`),
        `${title}.\n\n${what}. ${advice}`,
        `${title}. ${advice}`,
    ];
}
function social_shorten(items, separator) {
    return items.map((_, dropped) => {
        const kept = items.slice(0, items.length - dropped).join(separator);
        return dropped === 0 ? kept : `${kept}${separator}and ${dropped} more`;
    });
}
function describeVulnerabilities(advisories) {
    const patched = advisories.filter((advisory) => advisory.ranges.some((range) => range.patched !== null));
    const counted = patched.length > 0 ? patched : advisories;
    const verb = patched.length > 0 ? 'fixed' : 'published';
    const [only] = counted;
    if (counted.length === 1 && only) {
        const adjective = only.severity === null ? 'security' : `${only.severity}-severity`;
        const article = renderArticle(adjective);
        const start = `${article.slice(0, 1).toUpperCase()}${article.slice(1)}`;
        const id = readWords(only.cve ?? only.ghsa);
        return `${start} ${adjective} vulnerability (${id}) was ${verb}`;
    }
    const counts = renderSeverityCounts(counted.map((advisory) => advisory.severity));
    return `${counted.length} vulnerabilities ${verb}${counts === '' ? '' : ` (${counts})`}`;
}
function social_renderName(name, channel) {
    const words = readWords(name);
    return channel === 'bluesky' ? words : words.replace(/[@#](?=[\w-])/g, (sign) => `${sign}${WORD_JOINER}`);
}
function renderLink(channel, url) {
    if (channel !== 'bluesky')
        return url;
    const shown = splitGraphemes(url.replace(/^https?:\/\//, '').replace(/\/$/, ''));
    return shown.length <= SHOWN_LINK ? shown.join('') : `${shown.slice(0, SHOWN_LINK - 1).join('')}…`;
}

;




function renderSocialWords(config, advisories, date, url) {
    if (config.channels.length === 0)
        return undefined;
    const input = {
        advisories,
        releases: [],
        date,
        project: config.blog?.project ?? '',
        authors: [],
        form: 'plain',
    };
    const social = renderSocialPosts(input, url);
    const sections = config.channels.flatMap((channel) => {
        const name = renderPlain(channel.name);
        const tick = `Then: \`/posted ${channel.name} URL\`, or \`/waive ${channel.name} because …\`.`;
        return ['', `**${name}**`, '', ...renderTexts(channel.kind, input, url, social), '', tick];
    });
    return ['The case is disclosed. Ready to post:', ...sections].join('\n');
}
function renderTexts(kind, input, url, social) {
    switch (kind) {
        case 'x':
        case 'mastodon':
        case 'bluesky':
            return [defuse_renderFenced(social.find((post) => post.channel === kind).text)];
        case 'release-notes':
            return renderReleaseNotes(input).flatMap((note) => [
                `${renderPlain(note.title)} in ${note.repo}:`,
                '',
                defuse_renderFenced(note.body, 'markdown'),
                '',
            ]);
        case 'chat':
        case 'email':
        case 'discussion':
            return [defuse_renderFenced(renderChatPost(input, url).text)];
    }
}

;


const CVE_LATE = 'remind/cve';
const WAITING = ['cve-requested', 'patching', 'testing', 'regression-tests', 'releasing'];
function cveWaitsSince(stored) {
    const isDecided = stored.cve.id !== null || stored.decisions.some((decision) => decision.kind === 'no-cve');
    if (isDecided || !WAITING.includes(stateOf(stored)))
        return null;
    return stored.cve.requestedAt ?? stored.moves.find((move) => move.to === 'cve-requested')?.at ?? null;
}
function isCveLate(known) {
    const since = cveWaitsSince(known.stored);
    return since !== null && Date.parse(known.now) >= Date.parse(addDays(since, known.config.clocks.cveDays));
}

;





function wordsOnLateCve({ stored, config, observed }) {
    const since = cveWaitsSince(stored);
    if (since === null || !isCveLate({ stored, config, now: observed.now }))
        return [];
    const body = renderLateCve(stored.coordinators, since, config.cve.contact);
    return [{ key: CVE_LATE, at: observed.now, body }];
}
const NOTES = 'analysis-notes';
function wordsOfAnalysis(context) {
    if (context.stored.analysis === null || isDisclosed(context.stored))
        return [];
    return [...wordsOnNotes(context), ...wordsOnConfirmation(context), ...wordsOnDrift(context)];
}
function wordsOnNotes({ stored, observed }) {
    const { notes = [], versions = [], at } = stored.analysis;
    const isEmpty = notes.length === 0 && versions.every(({ findings }) => findings.length === 0);
    const isThere = observed.issue?.comments.some((comment) => readMarker(comment, observed.self) === NOTES);
    if (isEmpty && !isThere)
        return [];
    return [{ key: NOTES, at, edit: true, body: renderAnalysisNotes(notes, versions) }];
}
function wordsOnConfirmation({ stored }) {
    const { confirmAgain, digest, at, by } = stored.analysis;
    if (!confirmAgain)
        return [];
    return [{ key: `confirm-again/${digest}`, at, body: renderConfirmAgain(by.login) }];
}
function wordsOnDrift(context) {
    const drifts = driftsOf(context);
    if (drifts.length === 0)
        return [];
    const body = renderDrift(context.stored.coordinators, drifts);
    return [{ key: 'drift', at: context.observed.now, edit: true, body }];
}

;


const HOW_TO_PROVE = {
    acknowledgement: 'the acknowledgement: set `case/acknowledged` once the reporter was told, or `/evidence acknowledgement TEXT`',
    analysis: 'the analysis: a comment with the `analysis` block',
    advisory: 'the advisory: it is drafted from a confirmed analysis while the case is in `case/valid`',
    patch: 'the patch: `/evidence patch LINK`',
    test: 'the test of the patch: `/evidence test LINK OR WORDS`',
    'regression-test': 'the regression test: `/evidence regression-test LINK`',
    gate: 'the release gate: what is still missing stands in the case record above',
    'two-people': "a decision of two people to go without a patch: `/no-patch because …`, then another member's `/confirm`",
};
const SENTENCES = {
    'not-allowed': 'Only members of the triage team can ask for this.',
    'coordinator-only': 'Disclosure is asked for by the coordinator of the case. Assign yourself if that is you now.',
    'bot-only': 'The bot sets this state by itself, when its condition is seen to be met.',
    'no-such-move': 'There is no way from the present state to that one.',
    'already-there': 'The case is in that state already.',
    disclosed: 'The case is disclosed. Nothing of that can be taken back.',
    'proof-missing': 'Something has to be on record first.',
    'nothing-to-confirm': 'Nothing waits for a confirmation, or what was shown has changed since. Look at the newest request of the bot.',
    'which-one': 'Several things wait for a confirmation, so say which: each request of the bot ends with its own line to copy.',
    'own-request': 'You asked for this yourself. Another member has to confirm it.',
    'nothing-to-undo': 'There is no move left to take back.',
    'workaround-missing': 'Users who get no patch need a workaround. Add `workarounds:` to the analysis, then say it again.',
    'no-such-channel': 'No such channel is configured in `.github/security-process.yml`.',
    'later-receipt': 'A receipt can be moved to an earlier time only, never to a later one.',
    'cve-year': 'No CVE id has that year. Check the number; nothing was recorded.',
    'no-drift': 'No advisory of this case says something else than the analysis.',
    'advisory-unreadable': 'The affected ranges of the advisory cannot be read. Correct them there, or write `/keep analysis`.',
    'not-our-repo': 'That repository belongs to nobody in `owners`. Ask the platform and the author to take it down; nothing was touched.',
    'private-already': 'That is in the triage repo already.',
    'no-member': 'Only members of the triage team coordinate a case.',
    'not-affected-repo': 'The analysis names no package of that repository. Complete it first.',
    'not-dismissed': 'The report is not dismissed yet. Say why with `/dismiss REASON because …`, then tell the reporter.',
    'duplicate-of-itself': 'A report is no duplicate of itself. Which case did it repeat?',
};
function renderAnswer(verdict, possible, labelOf) {
    const [kind = '', reason = '', , missing = ''] = verdict.split('/');
    if (kind === 'restored')
        return 'The label says in which state the case is, so it is back. To move the case, set the label of another state; `/undo` takes the last move back.';
    if (kind === 'help')
        return renderHelp();
    if (kind === 'bad')
        return `I cannot follow that. The form is \`${COMMANDS[reason]?.form ?? '/help'}\`.`;
    if (kind !== 'refused')
        return undefined;
    const lines = [SENTENCES[reason] ?? 'That cannot be done now.'];
    const proofs = missing.split(',').filter((proof) => Object.hasOwn(HOW_TO_PROVE, proof));
    for (const proof of proofs)
        lines.push(`- ${HOW_TO_PROVE[proof]}`);
    if (['no-such-move', 'bot-only', 'proof-missing', 'already-there'].includes(reason) &&
        possible.length > 0) {
        lines.push('', `Possible now: ${possible.map((state) => `\`${labelOf(state)}\``).join(', ')}.`);
    }
    return lines.join('\n');
}
const renderWhy = (state, labelOf) => `The case is in \`${labelOf(state)}\`: ${table_STATES[state].title}. What it waits for stands in the first line of the case record.`;
function renderHelp() {
    return [
        'Write one of these on a line of its own:',
        '',
        ...Object.values(COMMANDS).map(({ form, does }) => `- \`${form}\`: ${does}`),
    ].join('\n');
}

;







function wordsOnAnswers(context) {
    const { observed, stored } = context;
    const sources = [
        ...(observed.issue?.comments ?? []).map((comment) => ({
            event: eventOfComment(comment),
            actor: comment.author,
            at: comment.createdAt,
        })),
        ...(observed.issue?.events ?? []).map((event) => ({ event: event.id, actor: event.actor, at: event.at })),
    ];
    return sources.flatMap(({ event, actor, at }) => {
        const judged = stored.judged.find((each) => each.event === event);
        if (!judged)
            return [];
        const answer = renderVerdicts(context, judged.verdict, actor);
        const to = actor?.kind === 'user' ? `${renderMention(actor.login)} ` : '';
        return answer === '' ? [] : [{ key: `answer/${event}`, at, body: `${to}${answer}` }];
    });
}
function renderVerdicts(context, verdicts, actor) {
    const { stored, config } = context;
    const labelOf = (state) => labelName(config, `case/${state}`);
    const possible = possibleMoves({
        from: stateOf(stored),
        role: roleOf(context, actor),
        proofs: proofsOf(context),
        disclosed: isDisclosed(stored),
    });
    const answers = verdicts
        .split(';')
        .map((verdict) => verdict === 'why' ? renderWhy(stateOf(stored), labelOf) : renderAnswer(verdict, possible, labelOf))
        .filter((text) => text !== undefined);
    return [...new Set(answers)].join('\n\n');
}

;


const page = (people) => people.length === 0 ? '' : `${people.map(({ login }) => renderMention(login)).join(' ')} `;
const renderEdited = () => 'A comment of the bot was edited by hand. Edited, it counts no more; what is still owed of it is written anew. To change the case, set a label or write a command: `/help` lists them.';
const renderFaceRestored = () => 'Title and text of this issue follow the store, so they were put back. What was written instead stands in the edit history; if it matters, put it into a comment.';
const renderRemade = (number, people) => `${page(people)}the issue of case ${number} is gone. This one takes its place, from the store; what was said there is lost unless somebody has the mail. To be rid of a report, dismiss it: \`/dismiss REASON because …\`.`;
const renderClosedAdvisory = (ghsa, invalid, people) => `${page(people)}${renderPlain(ghsa)} was closed by hand; nothing moves and no clock stops for that. Is the report dismissed? Then say why: \`/dismiss REASON because …\` (or \`${invalid}\`). Otherwise open the advisory again.`;
function renderLeak(stored) {
    const how = stored.flags.includes('exploited') ? 'is exploited' : 'is known in public';
    const hasPatch = stored.evidence.some((evidence) => evidence.kind === 'patch');
    return [
        `${page(stored.coordinators)}this ${how} already, so waiting protects nobody. A shorter schedule is proposed:`,
        '',
        '- today: confirm the analysis, with `workarounds:`, and set the severity by what is seen',
        hasPatch
            ? '- within a day: release the patch, then ask for disclosure as soon as the gate is passed'
            : '- within two days: a patch that stops it, even if a better one follows; release it at once',
        '- if there will be no patch by then: `/no-patch because …`, another member confirms, and the advisory goes out with the workaround',
        '- tell the reporter that the date has changed, and why',
    ].join('\n');
}
function renderEarlyRelease(releases, missing, people, labelOf) {
    return [
        `${page(people)}public before its gate: ${releases.map(renderPlain).join(', ')}. Whoever compares versions sees the flaw, so disclosure is proposed for today. What is still missing:`,
        '',
        ...missing.map((finding) => `- ${finding.rule}: ${finding.text}`),
        '',
        `When it is there: \`${labelOf('releasing')}\` if the case is not in it yet, then \`${labelOf('disclosing')}\` and another member's \`/confirm\`.`,
    ].join('\n');
}
function renderOwed(out, open, people) {
    const waiting = open.length === 0
        ? []
        : [
            `- not out yet: ${open.map(renderPlain).join(', ')}. What is public tells of them; hurry, or publish them by hand too`,
        ];
    return [
        `${page(people)}${out.map(renderPlain).join(', ')} was published outside the process. That cannot be taken back; this is owed before the case is closed:`,
        '',
        ...waiting,
        '- the patch: `/evidence patch LINK`',
        '- its release: `/released PACKAGE VERSION`',
        '- or two members decide that nothing more is to come: each writes `/waive out-of-process because …`',
    ].join('\n');
}

;









function wordsOnClosing({ observed, stored }) {
    const isOver = stateOf(stored) === 'closed';
    const since = stored.closedAt ?? '';
    const last = observed.issue?.events.findLast((event) => event.kind === 'closed' || event.kind === 'reopened');
    if (!last || last.actor?.id === observed.self.id)
        return [];
    if (!isOver && last.kind === 'closed')
        return [{ key: `reopened/${last.id}`, at: last.at, body: renderReopened(last.actor?.login ?? null) }];
    if (isOver && last.kind === 'reopened' && last.at >= since)
        return [{ key: `reclosed/${last.id}`, at: last.at, body: renderReclosed(last.actor?.login ?? null) }];
    return [];
}
function wordsOnSurprises(context) {
    return [
        ...wordsOnHandiwork(context),
        ...wordsOnClosedAdvisories(context),
        ...wordsOnLeak(context),
        ...wordsOnEarlyRelease(context),
        ...wordsOnDebts(context),
    ];
}
function wordsOnHandiwork({ stored, observed }) {
    const told = stored.said.flatMap(({ key, at }) => {
        if (key.startsWith(EDITED))
            return [{ key, at, body: renderEdited() }];
        return key.startsWith(FACE) ? [{ key, at, body: renderFaceRestored() }] : [];
    });
    if (stored.issue === stored.number || observed.issue?.number !== stored.issue)
        return told;
    const at = observed.issue.createdAt;
    return [
        ...told,
        { key: `remade/${stored.issue}`, at, body: renderRemade(stored.number, stored.coordinators) },
    ];
}
function wordsOnClosedAdvisories({ stored, observed, config }) {
    const state = stateOf(stored);
    if (state === 'invalid' || state === 'announcing')
        return [];
    const ids = [...new Set([stored.source.ghsa, ...stored.advisories.map(({ ghsa }) => ghsa)])];
    return ids.flatMap((ghsa) => ghsa !== null && observed.advisories[ghsa]?.state === 'closed'
        ? [
            {
                key: `advisory-closed/${ghsa}`,
                at: observed.now,
                body: renderClosedAdvisory(ghsa, labelName(config, labelOfState('invalid')), stored.coordinators),
            },
        ]
        : []);
}
function wordsOnLeak({ stored, observed }) {
    const isOut = stored.flags.includes('public') || stored.flags.includes('exploited');
    if (!isOut || isDisclosed(stored) || stateOf(stored) === 'invalid')
        return [];
    return [{ key: 'leak', at: observed.now, body: renderLeak(stored) }];
}
const BEFORE_THE_GATE = [
    'valid',
    'cve-requested',
    'patching',
    'testing',
    'regression-tests',
    'releasing',
];
function wordsOnEarlyRelease(context) {
    const { stored, observed, config } = context;
    if (!BEFORE_THE_GATE.includes(stateOf(stored)))
        return [];
    const recorded = stored.evidence.filter(({ kind }) => kind === 'release').map(({ subject }) => subject);
    const named = (stored.analysis?.facts.packages ?? []).flatMap(({ name, patched }) => patched.map((version) => `${name} ${version}`));
    const seen = (stateOf(stored) === 'releasing' ? (observed.releases ?? []) : [])
        .filter((release) => release.npm === 'published')
        .map((release) => `${release.package} ${release.version}`)
        .filter((release) => named.includes(release));
    const out = [...new Set([...recorded, ...seen])];
    if (out.length === 0)
        return [];
    const gate = judgeGate(gateFactsOf(context));
    if (gate.passed)
        return [];
    const missing = gate.findings.filter((finding) => !finding.ok);
    const labelOf = (id) => labelName(config, `case/${id}`);
    return [
        {
            key: 'early-release',
            at: observed.now,
            edit: true,
            body: renderEarlyRelease(out, missing, stored.coordinators, labelOf),
        },
    ];
}
function wordsOnDebts({ stored, observed }) {
    if (!stored.flags.includes('out-of-process'))
        return [];
    const open = stored.advisories.filter((advisory) => advisory.publishedAt === null);
    const out = stored.advisories.filter((advisory) => advisory.publishedAt !== null);
    if (open.length === 0 && !isOwed(stored))
        return [];
    const ids = (list) => list.map(({ ghsa }) => ghsa);
    return [
        { key: 'owed', at: observed.now, edit: true, body: renderOwed(ids(out), ids(open), stored.coordinators) },
    ];
}

;


function renderTask(operation, refusal, triageRepo) {
    const { permission } = refusal;
    const why = permission === null ? '' : ` (missing: ${renderCodeSpan(permission)})`;
    return [
        `Please do this by hand, somebody with the rights: ${renderWhat(operation, triageRepo)}`,
        ...task_words_renderTexts(operation).flatMap(({ name, text, language }) => [
            `${name}:`,
            defuse_renderFenced(text, language),
        ]),
        `GitHub refuses it to the bot${why}. The case goes on by itself when that is seen to be done.`,
    ].join('\n\n');
}
function renderWhat(operation, triageRepo) {
    switch (operation.kind) {
        case 'create-advisory':
            return `create the draft advisory at https://github.com/${operation.repo}/security/advisories/new, then record it with ${renderCodeSpan('/advisory URL')}.`;
        case 'update-advisory':
            return operation.state === 'closed'
                ? `close the report ${renderAdvisoryUrl(operation.repo, operation.ghsa)}.`
                : `accept the report ${renderAdvisoryUrl(operation.repo, operation.ghsa)} and fill in the advisory as the analysis says.`;
        case 'publish-advisory':
            return `publish the advisory ${renderAdvisoryUrl(operation.repo, operation.ghsa)}.`;
        case 'request-cve':
            return `request the CVE in ${renderAdvisoryUrl(operation.repo, operation.ghsa)}.`;
        case 'transfer-issue':
            return `open ${operation.url}, choose “Transfer issue” and then ${renderPlain(triageRepo)}.`;
        case 'quiet-pull':
            return `open ${operation.url}, put this title and description in place of what is there, close it, and lock the conversation.`;
        case 'create-placeholder':
            return `open an issue at https://github.com/${operation.repo}/issues/new with this title and text.`;
        case 'open-post':
            return `put this file on the branch ${renderCodeSpan(operation.branch)} of https://github.com/${operation.repo}, as ${renderCodeSpan(operation.path)}, and open its pull request${operation.base === null ? '' : ` to ${renderCodeSpan(operation.base)}`}.`;
        default:
            return `${operation.kind.replaceAll('-', ' ')}.`;
    }
}
function task_words_renderTexts(operation) {
    const part = (name, text, language = 'text') => ({ name, text, language });
    switch (operation.kind) {
        case 'quiet-pull':
        case 'create-placeholder':
            return [part('Title', operation.title), part('Text', operation.body)];
        case 'open-post':
            return [
                part('Title', operation.title),
                part('Text', operation.body),
                part('File', operation.text, 'markdown'),
            ];
        default:
            return [];
    }
}

;




const EVERY_ACTION = new Set(ACTIONS);
function openTasks(context) {
    const observed = { ...context.observed, results: {} };
    const all = planExternals({ ...context, observed, scope: EVERY_ACTION });
    return new Map(all.map((operation) => [`task/${operationKey(operation)}`, operation]));
}
function wordsOnTasks(context) {
    const { observed } = context;
    const refused = Object.entries(observed.results).filter(([, outcome]) => outcome.kind === 'refused');
    if (refused.length === 0)
        return [];
    const open = openTasks(context);
    return refused.flatMap(([key, outcome]) => {
        const operation = open.get(`task/${key}`);
        if (!operation || outcome.kind !== 'refused')
            return [];
        const body = renderTask(operation, outcome, observed.repo.name);
        return [{ key: `task/${key}`, at: observed.now, body, edit: true }];
    });
}
const isOpenTask = (context, key) => key.startsWith('task/') && openTasks(context).has(key);

;


















function wantedWords(context) {
    if (stateOf(context.stored) === 'closed')
        return [...wordsOnAnswers(context), ...wordsOnClosing(context), ...wordsOnEntry(context)];
    return [
        ...wordsOfReport(context),
        ...wordsOnAnswers(context),
        ...wordsOnClosing(context),
        ...wordsOnSurprises(context),
        ...wordsOnAnalysis(context),
        ...wordsOfAnalysis(context),
        ...wordsOnEntry(context),
        ...wordsOnDismissal(context),
        ...wordsOnPrivacy(context),
        ...wordsOnAsks(context),
        ...wordsOnStrays(context),
        ...wordsOnUnsureCve(context),
        ...wordsOnLateCve(context),
        ...wordsOnTasks(context),
        ...wordsOnAnnouncement(context),
        ...wordsOfReminders(context),
    ];
}
function wordsOnStrays({ stored, observed }) {
    return stored.strays
        .filter(({ ghsa }) => ghsa !== stored.source.ghsa)
        .map((stray) => ({ key: `stray/${stray.ghsa}`, at: observed.now, body: renderStray(stray, stored) }));
}
function wordsOfReport({ observed, stored }) {
    if (observed.report === null || observed.issue?.author?.id !== observed.self.id)
        return [];
    return renderReportRest(observed.report).map((body, index) => ({
        key: `report/${index + 2}`,
        at: stored.receivedAt,
        body,
    }));
}
function wordsOnAnalysis({ analysis, stored, observed }) {
    if (analysis.kind !== 'bad' || isDisclosed(stored))
        return [];
    const { comment, problems, isSet } = analysis;
    return [
        {
            key: 'analysis-problems',
            at: observed.now,
            edit: true,
            body: renderAnalysisProblems(comment.author?.login ?? null, problems, comment.url, isSet),
        },
    ];
}
function wordsOnEntry(context) {
    const { stored, config, observed } = context;
    const state = stateOf(stored);
    if (!context.scope.has(table_STATES[state].action))
        return [];
    const [acknowledge, dismiss] = deadlinesOf(stored, config, observed.now);
    const body = entry_words_renderEntry(state, {
        stored,
        config,
        reported: stored.source.ghsa ? (observed.advisories[stored.source.ghsa] ?? null) : null,
        due: { acknowledge: acknowledge.due, dismiss: dismiss.due },
        labelOf: (id) => labelName(config, `case/${id}`),
    });
    const move = stored.moves.at(-1);
    return body === undefined || !move
        ? []
        : [{ key: `entry/${stored.moves.length}/${state}`, at: move.at, body }];
}
function wordsOnDismissal({ stored, config, observed }) {
    const decision = stored.decisions.find((each) => each.kind === 'dismiss');
    const move = stored.moves.at(-1);
    if (stateOf(stored) !== 'invalid' ||
        !decision ||
        !move ||
        Date.parse(decision.by[0].at) <= Date.parse(move.at))
        return [];
    const due = deadlinesOf(stored, config, observed.now)[1].due;
    const body = renderDismissal(decision.reason, stored, due, config);
    return [{ key: `dismissal/${decision.by[0].at}`, at: decision.by[0].at, body }];
}
function wordsOnPrivacy(context) {
    const tasks = context.stored.privatized
        .filter((item) => !item.outOfSight && item.kind === 'issue' && !isSameOwner(context, item.repo))
        .map((item) => ({ key: `task/elsewhere/${item.url}`, at: item.at, body: renderElsewhere(item) }));
    const done = context.stored.privatized
        .filter((item) => item.outOfSight)
        .map((item) => ({
        key: `privatized/${item.url}`,
        at: item.at,
        body: renderPrivatized(item, item.repo.split('/')[0]),
    }));
    return [...tasks, ...done];
}
function wordsOnAsks({ stored, observed, config, scope }) {
    return stored.asks
        .filter((ask) => ask.doneAt === null && !isConfirmed(ask) && scope.has(actionOfAsk(ask.key)))
        .map((ask) => ({
        key: `ask/${ask.key}/${ask.digest}`,
        at: ask.at,
        body: renderAsk({
            ask,
            stored,
            advisories: stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []),
            channels: channelsOf(config),
            blogRepo: config.blog?.repo ?? null,
        }),
    }));
}
function wordsOnUnsureCve({ stored }) {
    const { cve } = stored;
    if (cve.provider !== 'github-unsure' || cve.id !== null || cve.requestedAt === null)
        return [];
    return [{ key: `cve-unsure/${cve.requestedAt}`, at: cve.requestedAt, body: renderUnsureCve(stored) }];
}
function wordsOnAnnouncement(context) {
    const { stored, config, observed, scope } = context;
    const day = disclosureDay(context);
    if (stateOf(stored) !== 'announcing' || !day || !scope.has('announce'))
        return [];
    const facts = stored.advisories.flatMap((advisory) => observed.advisories[advisory.ghsa] ?? []);
    const url = stored.posts.find((post) => post.channel === channels_BLOG)?.target ?? facts[0]?.url ?? '';
    const body = renderSocialWords(config, facts, day, facts[0]?.url ?? url);
    return body === undefined ? [] : [{ key: 'social', at: observed.now, body }];
}
function wordsOfReminders(context) {
    const { stored, observed } = context;
    const team = observed.team.kind === 'known' ? observed.team.members : [];
    return standingReminders(context).map((reminder) => ({
        key: reminder.key,
        at: reminder.at,
        body: reminder.kind === 'clock'
            ? renderReminder(reminder.clock, reminder.escalate, stored.coordinators, team)
            : renderNoCoordinator(team.length > 0 ? team : observed.repo.owners),
    }));
}

;














function markedComments({ observed }) {
    return (observed.issue?.comments ?? []).flatMap((comment) => {
        const key = readMarker(comment, observed.self);
        return key === null ? [] : [{ key, comment }];
    });
}
function planTwins(marked, issue) {
    return marked
        .filter(({ key }, index) => marked.findIndex((other) => other.key === key) < index)
        .map(({ key, comment }) => ({
        kind: 'delete-comment',
        issue,
        comment: comment.id,
        surface: 'team',
        why: `${key} was said twice.`,
    }));
}
function planWords(context) {
    const { observed } = context;
    if (!observed.issue)
        return [];
    const issue = observed.issue.number;
    const marked = markedComments(context);
    const oldest = observed.issue.comments.at(-1)?.createdAt ?? null;
    const wanted = wantedWords(context);
    const operations = [...planTwins(marked, issue)];
    for (const { key, comment } of marked) {
        const standing = wanted.some((word) => word.key === key);
        const isTwin = operations.some((each) => each.kind === 'delete-comment' && each.comment === comment.id);
        if (!isTwin && !standing && isPassing(key) && !isOpenTask(context, key))
            operations.push({
                kind: 'delete-comment',
                issue,
                comment: comment.id,
                surface: 'team',
                why: `${key} is over.`,
            });
    }
    for (const word of wanted) {
        const present = marked.find(({ key }) => key === word.key);
        if (present && word.edit && present.comment.body !== withMarker(word.body, word.key)) {
            operations.push({
                kind: 'edit-comment',
                issue,
                comment: present.comment.id,
                key: word.key,
                body: word.body,
                surface: 'team',
                why: `${word.key} changed.`,
            });
        }
        if (present ||
            (observed.issue.commentsCut &&
                !word.key.startsWith('ask/') &&
                oldest !== null &&
                Date.parse(word.at) < Date.parse(firstOfTail(context))))
            continue;
        operations.push({
            kind: 'comment',
            issue,
            key: word.key,
            body: word.body,
            surface: 'team',
            why: `${word.key} is owed.`,
        });
    }
    return operations;
}
const isPassing = (key) => PASSING.some((start) => key.startsWith(start));
const PASSING = [
    'remind/',
    'analysis-problems',
    'task/',
    'advisory-closed/',
    'leak',
    'early-release',
    'owed',
    'drift',
];
function firstOfTail({ observed }) {
    const comments = observed.issue.comments;
    return comments[Math.min(comments.length - 1, 10)].createdAt;
}
function saysAll({ stored, scope }) {
    const open = stored.asks.filter((ask) => ask.doneAt === null);
    return scope.has(table_STATES[stateOf(stored)].action) && open.every((ask) => scope.has(actionOfAsk(ask.key)));
}
function planRecord(context) {
    const { observed, stored, config } = context;
    if (!observed.issue)
        return [];
    const issue = observed.issue.number;
    const state = stateOf(stored);
    const present = markedComments(context).find(({ key }) => key === 'record');
    const body = renderRecord({
        stored,
        clocks: deadlinesOf(stored, config, observed.now),
        labelOf: (id) => labelName(config, `case/${id}`),
        findings: state === 'releasing' ? judgeGate(gateFactsOf(context)).findings : [],
        channels: openChannels(config, stored),
        waiting: observed.team.kind === 'unknown' && openRequests(context).length > 0
            ? 'The bot waits: it could not read who is in the team.'
            : null,
        owed: isOwed(stored),
        digest: saysAll(context) ? digestOf(stored) : (readRecordDigest(present?.comment.body ?? '') ?? ''),
        threads: stored.privatized.map((item) => ({
            url: item.url,
            state: item.outOfSight ? 'out of sight' : 'still public',
        })),
    });
    if (!present)
        return [
            { kind: 'comment', issue, key: 'record', body, surface: 'team', why: 'The case has no record yet.' },
        ];
    if (present.comment.body === withMarker(body, 'record'))
        return [];
    return [
        {
            kind: 'edit-comment',
            issue,
            comment: present.comment.id,
            key: 'record',
            body,
            surface: 'team',
            why: 'The case record follows the store.',
        },
    ];
}
function planReactions(before, after) {
    return (before.observed.issue?.comments ?? []).flatMap((comment) => {
        const event = eventOfComment(comment);
        if (isJudged(before.stored, event))
            return [];
        const judged = after.stored.judged.find((each) => each.event === event);
        if (!judged)
            return [];
        const good = judged.verdict.split(';').every((verdict) => ['done', 'why', 'help'].includes(verdict));
        const content = good ? 'THUMBS_UP' : 'CONFUSED';
        return [
            {
                kind: 'react',
                comment: comment.id,
                content,
                surface: 'team',
                why: `The command was ${good ? 'followed' : 'not followed'}.`,
            },
        ];
    });
}

;








function planCase(context) {
    const stored = advance(context);
    const next = { ...context, stored };
    const externals = planExternals(next).filter((operation) => isClaimed(next, operation));
    const urgent = externals.filter((operation) => operation.kind === 'transfer-issue');
    const others = externals.filter((operation) => operation.kind !== 'transfer-issue');
    const elsewhere = others.length > 0 || urgent.length > 0;
    return {
        stored,
        operations: [
            ...urgent,
            ...planReactions(context, next),
            ...planCommit(context, stored),
            ...planLabels(next),
            ...planAssignees(next),
            ...planIssue(next),
            ...others,
            ...(elsewhere ? [] : [...planWords(next), ...planRecord(next)]),
        ],
    };
}
function isClaimed({ observed }, operation) {
    const key = claimKey(operation);
    return key === undefined || observed.ownClaims.includes(key);
}
function planCommit(context, stored) {
    const { observed } = context;
    const files = {};
    if (stored !== observed.stored) {
        const text = renderStoredCase(stored);
        if (observed.stored === null || text !== renderStoredCase(observed.stored))
            files[pathOfCase(stored.number)] = text;
    }
    for (const item of stored.privatized) {
        const read = observed.threads[item.url];
        const before = observed.stored?.privatized.find((known) => known.url === item.url);
        if (read?.kind === 'found' && !before?.saved)
            files[pathOfThread(stored.number, item)] = read.thread.copy;
    }
    Object.assign(files, freshRecords({ observed, stored }));
    if (Object.keys(files).length === 0)
        return [];
    return [
        {
            kind: 'commit-store',
            files,
            message: `Case ${stored.number}: ${stateOf(stored)}`,
            surface: 'team',
            why: 'What is known of the case changed.',
        },
    ];
}

;




const analysis_people_LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?(?:_[A-Za-z0-9]+)?(?:\[bot\])?$/;
function readCredits(reader) {
    const expected = 'a list such as [{ login: octocat, type: reporter }]';
    const credits = reader.items(['credits'], expected).flatMap((path) => readCredit(reader, path));
    const seen = new Set();
    for (const credit of credits) {
        const key = 'login' in credit ? credit.login.toLowerCase() : `name ${credit.name}`;
        if (seen.has(key))
            reader.note(['credits'], `${'login' in credit ? credit.login : credit.name} is credited twice.`);
        seen.add(key);
    }
    return credits;
}
function readCredit(reader, path) {
    const expected = 'a credit: { login: octocat, type: reporter }, or name where there is no login';
    const alone = reader.text(path);
    if (alone !== undefined || reader.get(path) === undefined) {
        const login = alone?.replace(/^@/, '') ?? '';
        const suggestion = analysis_people_LOGIN.test(login) ? `{ login: ${login}, type: reporter }` : undefined;
        reader.problem(path, analysis_reader_describe(alone), expected, suggestion);
        return [];
    }
    if (!reader.isMapping(path, ['login', 'name', 'type'], expected, {
        user: 'login',
        github: 'login',
        role: 'type',
    }))
        return [];
    const type = readType(reader, [...path, 'type']);
    const who = readWho(reader, path, expected);
    return type === undefined || who === undefined ? [] : [{ ...who, type }];
}
function readWho(reader, path, expected) {
    const login = reader.text([...path, 'login']);
    const name = reader.text([...path, 'name']);
    if ((login === undefined) === (name === undefined)) {
        reader.problem(path, login === undefined ? 'neither login nor name' : 'both login and name', expected);
        return undefined;
    }
    if (name !== undefined) {
        if (name.trim() !== '' && name.length <= 200 && !/\p{Cc}/u.test(name))
            return { name };
        reader.problem([...path, 'name'], analysis_reader_describe(name), 'a name on one line');
        return undefined;
    }
    const bare = login.trim().replace(/^@/, '');
    const link = /^(?:https?:\/\/)?github\.com\/([A-Za-z0-9-]+)\/?$/.exec(bare)?.[1];
    if (analysis_people_LOGIN.test(bare)) {
        if (bare !== login)
            reader.note([...path, 'login'], `The login ${analysis_reader_describe(login)} was read as ${bare}.`);
        return { login: bare };
    }
    reader.problem([...path, 'login'], analysis_reader_describe(login), 'a GitHub login; name for somebody without one', link);
    return undefined;
}
function readType(reader, path) {
    const text = reader.text(path);
    const type = text === undefined ? undefined : parseCreditType(text);
    if (type !== undefined) {
        if (type !== text)
            reader.note(path, `The credit type ${analysis_reader_describe(text)} was read as ${type}.`);
        return type;
    }
    const near = text === undefined ? undefined : findNearestWord(text.trim().replace(/[\s-]+/g, '_'), CREDIT_TYPES);
    reader.problem(path, analysis_reader_describe(reader.get(path)), `one of ${CREDIT_TYPES.join(', ')}`, near && `Did you mean ${near}?`);
    return undefined;
}

;
function parseCwe(text) {
    const id = text.trim();
    if (/^CWE-[1-9]\d{0,4}$/.test(id))
        return { kind: 'ok', id, changed: id !== text };
    const loose = /^CWE-[1-9]\d{0,4}$/i.exec(id);
    if (loose)
        return { kind: 'ok', id: id.toUpperCase(), changed: true };
    const number = /^(?:CWE)?\s*[-_: ]?\s*0*([1-9]\d{0,4})\b(?!\.\d)/i.exec(id)?.[1];
    return number === undefined ? { kind: 'bad' } : { kind: 'bad', suggestion: `CWE-${number}` };
}
async function loadCweList() {
    const { default: data } = await __webpack_require__.e(  238).then(__webpack_require__.t.bind(__webpack_require__, 4238, 17));
    const entries = new Map(data.entries.map(([number, usage, name]) => {
        const id = `CWE-${number}`;
        return [id, { id, name: String(name), usage: usage }];
    }));
    return {
        version: data.version,
        find: (id) => entries.get(id),
        suggest: (words) => suggestByName(words, [...entries.values()]),
    };
}
function explainUsage(id, list) {
    const entry = list.find(id);
    if (entry === undefined)
        return `${id} is not in MITRE's list (version ${list.version}). Check the number, if it is not a newer one.`;
    const named = `${id} (${entry.name})`;
    switch (entry.usage) {
        case 'allowed':
        case 'review':
            return undefined;
        case 'discouraged':
            return `MITRE discourages ${named}: it is too general. A more exact one says more.`;
        case 'prohibited':
            return `MITRE does not want ${named} to be used for a vulnerability: it is a heading. Use an entry below it.`;
        case 'deprecated':
            return `MITRE has deprecated ${named}. Its page tells what to use in its place.`;
    }
}
const SHORT_NAMES = {
    xss: 'CWE-79',
    redos: 'CWE-1333',
    csrf: 'CWE-352',
    ssrf: 'CWE-918',
    sqli: 'CWE-89',
    xxe: 'CWE-611',
    dos: 'CWE-400',
};
const SMALL_WORDS = new Set(['of', 'in', 'the', 'a', 'an', 'to', 'or', 'and', 'for', 'with', 'by', 'cwe']);
function wordsOf(text) {
    const words = text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [];
    return words.slice(0, 20).filter((word) => !SMALL_WORDS.has(word));
}
function suggestByName(text, entries) {
    const words = wordsOf(text);
    if (words.length === 0)
        return undefined;
    const short = words.map((word) => (Object.hasOwn(SHORT_NAMES, word) ? SHORT_NAMES[word] : undefined));
    const shortId = short.find((id) => id !== undefined);
    if (shortId !== undefined)
        return entries.find(({ id }) => id === shortId);
    let best;
    for (const entry of entries) {
        if (entry.usage === 'prohibited' || entry.usage === 'deprecated')
            continue;
        const name = new Set(wordsOf(entry.name));
        const hits = words.filter((word) => name.has(word)).length;
        if (hits * 2 < words.length || hits === 0)
            continue;
        const known = /\('(.+)'\)/.exec(entry.name)?.[1];
        const isKnownAs = known !== undefined && wordsOf(known).join(' ') === words.join(' ');
        const score = hits + (isKnownAs ? 1 : 0) - entry.name.length / 10_000;
        if (best === undefined || score > best.score)
            best = { entry, score };
    }
    return best?.entry;
}

;





function readScores(reader, readCvss) {
    const vectors = reader
        .items(['cvss'], 'a CVSS vector, or a list of them')
        .filter((path) => !analysis_scores_isBlank(reader, path));
    const cvss = vectors.flatMap((path) => readVector(reader, path, readCvss));
    for (const [index, { version }] of cvss.entries()) {
        if (cvss.findIndex((other) => other.version === version) < index) {
            reader.problem(['cvss'], `two vectors of version ${version}`, 'one vector of each version');
        }
    }
    const stated = readSeverity(reader, ['severity']);
    if (vectors.length > 0 && reader.get(['severity']) !== undefined) {
        reader.problem(['severity'], analysis_reader_describe(reader.get(['severity'])), 'no severity beside a vector, which has one of its own', 'Take the line severity out.');
    }
    if (vectors.length === 0 && reader.get(['severity']) === undefined) {
        reader.problem(['cvss'], 'nothing', 'a CVSS vector, or severity where there is none', 'severity: unknown, where nobody can tell yet');
    }
    const leading = cvss[0];
    if (leading === undefined)
        return { cvss, severity: vectors.length > 0 ? null : stated };
    return { cvss, severity: leading.severity === 'none' ? null : leading.severity };
}
function analysis_scores_isBlank(reader, path) {
    return reader.get(path) === undefined || reader.text(path)?.trim() === '';
}
function readVector(reader, path, readCvss) {
    const text = reader.text(path);
    const expected = 'a CVSS vector of version 3.0, 3.1 or 4.0';
    if (text === undefined) {
        reader.problem(path, analysis_reader_describe(reader.get(path)), expected);
        return [];
    }
    const read = readCvss(text);
    if (read.kind === 'bad') {
        reader.problem(path, `${analysis_reader_describe(text)}: ${read.reason}`, expected, suggestCvss(text));
        return [];
    }
    const { score, severity } = read.score;
    if (severity === 'none')
        reader.note(path, 'The vector scores 0.0: it says that nothing is lost.');
    const shown = githubScore31(text);
    if (shown !== undefined && shown.score !== score) {
        const flip = shown.severity === severity ? '' : `, and ${shown.severity} instead of ${severity}`;
        reader.note(path, `The score is ${score.toFixed(1)}; GitHub will show ${shown.score.toFixed(1)}${flip} (it rounds this vector by another formula).`);
    }
    return [read.score];
}
function readSeverity(reader, path) {
    const text = reader.text(path);
    if (text === undefined || /^unknown$/i.test(text.trim())) {
        if (text === undefined && reader.get(path) !== undefined) {
            reader.problem(path, analysis_reader_describe(reader.get(path)), `one of ${SEVERITIES.join(', ')}`);
        }
        return null;
    }
    const severity = parseSeverity(text);
    if (severity !== undefined) {
        if (severity !== text)
            reader.note(path, `The severity ${analysis_reader_describe(text)} was read as ${severity}.`);
        return severity;
    }
    const near = suggestSeverity(text);
    reader.problem(path, analysis_reader_describe(text), `one of ${SEVERITIES.join(', ')}`, near && `Did you mean ${near}?`);
    return null;
}
function readCwes(reader, list) {
    const ids = reader.items(['cwe'], 'a list of CWE ids such as CWE-79').flatMap((path) => {
        if (analysis_scores_isBlank(reader, path))
            return [];
        const text = reader.text(path) ?? '';
        const parsed = parseCwe(text);
        if (parsed.kind === 'bad') {
            const suggestion = parsed.suggestion ?? list?.suggest(text)?.id;
            reader.problem(path, analysis_reader_describe(reader.get(path)), 'an id such as CWE-79', suggestion);
            return [];
        }
        if (parsed.changed)
            reader.note(path, `The id ${analysis_reader_describe(text)} was read as ${parsed.id}.`);
        const usage = list && explainUsage(parsed.id, list);
        if (usage !== undefined)
            reader.note(path, usage);
        return [parsed.id];
    });
    if (ids.length === 0 && reader.get(['cwe']) === undefined)
        reader.note([], 'No CWE is named.');
    return [...new Set(ids)];
}

;




const ANALYSIS_KEYS = [
    'packages',
    'cvss',
    'severity',
    'cwe',
    'summary',
    'description',
    'impact',
    'rootCause',
    'workarounds',
    'references',
    'confirmed',
    'inThreatModel',
    'credits',
    'patchNeeded',
];
const analysis_fields_SYNONYMS = {
    package: 'packages',
    vector: 'cvss',
    cvssVector: 'cvss',
    cwes: 'cwe',
    title: 'summary',
    details: 'description',
    root_cause: 'rootCause',
    workaround: 'workarounds',
    mitigation: 'workarounds',
    credit: 'credits',
    patch: 'patchNeeded',
};
const analysis_fields_MAX_SUMMARY = 1024;
const analysis_fields_MAX_TEXT = 65_535;
function readAnalysis(reader, document, context) {
    const expected = 'the keys of an analysis';
    checkRoot(reader, document);
    if (!reader.isMapping([], ANALYSIS_KEYS, expected, analysis_fields_SYNONYMS)) {
        if (reader.get([]) === undefined)
            reader.problem([], 'nothing', expected);
        return { ...EMPTY };
    }
    return {
        packages: readPackages(reader, context.repo),
        ...readScores(reader, context.readCvss),
        cwe: readCwes(reader, context.cwes),
        summary: readSummary(reader),
        description: readDescription(reader),
        impact: readText(reader, ['impact']),
        rootCause: readText(reader, ['rootCause']),
        workarounds: readText(reader, ['workarounds']),
        references: readReferences(reader),
        confirmed: readConfirmed(reader),
        inThreatModel: readBoolean(reader, ['inThreatModel']),
        credits: readCredits(reader),
        patchNeeded: readBoolean(reader, ['patchNeeded']) ?? true,
    };
}
const EMPTY = {
    packages: [],
    cvss: [],
    severity: null,
    cwe: [],
    summary: '',
    description: '',
    impact: null,
    rootCause: null,
    workarounds: null,
    references: [],
    confirmed: { yes: false, how: null },
    inThreatModel: null,
    credits: [],
    patchNeeded: true,
};
function checkRoot(reader, { value, lineOf }) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return;
    for (const key of Object.keys(value)) {
        if (key === 'analysis')
            continue;
        const known = ANALYSIS_KEYS.find((one) => one === key);
        const suggestion = known
            ? `Indent ${key} below analysis.`
            : /^analysis$/i.test(key)
                ? 'analysis'
                : undefined;
        const line = lineOf([key]);
        reader.problemAt(line, key, `the key ${analysis_reader_describe(key)} beside analysis`, 'the key analysis alone', suggestion);
    }
}
function readSummary(reader) {
    const path = ['summary'];
    const text = readText(reader, path);
    if (text === null || text.trim() === '') {
        if (reader.get(path) === undefined || text !== null)
            reader.problem(path, analysis_reader_describe(text), 'one sentence: the title of the advisory');
        return '';
    }
    if (/[\r\n]/.test(text.trim()))
        reader.problem(path, 'several lines', 'one line');
    if (text.length > analysis_fields_MAX_SUMMARY)
        reader.problem(path, `${text.length} characters`, `at most ${analysis_fields_MAX_SUMMARY} characters`);
    if (/^[\u201c\u2018].*[\u201d\u2019]$/.test(text)) {
        reader.note(path, 'The curly quotes around the summary were kept as a part of it.');
    }
    return text;
}
function readDescription(reader) {
    const path = ['description'];
    const text = readText(reader, path);
    if (text !== null && text.trim() !== '')
        return text;
    if (reader.get(path) === undefined || text !== null)
        reader.problem(path, analysis_reader_describe(text), 'the text of the advisory');
    return '';
}
function readText(reader, path) {
    const value = reader.get(path);
    if (value === undefined)
        return null;
    const text = reader.text(path);
    if (text === undefined) {
        const suggestion = Array.isArray(value)
            ? undefined
            : 'Put the text in straight quotes, or below "|", if it holds a colon.';
        reader.problem(path, analysis_reader_describe(value), 'text', suggestion);
        return null;
    }
    if (text.length > analysis_fields_MAX_TEXT)
        reader.problem(path, `${text.length} characters`, `at most ${analysis_fields_MAX_TEXT} characters`);
    return text;
}
function readReferences(reader) {
    return reader.items(['references'], 'a list of links').flatMap((path) => {
        const text = reader.text(path)?.trim();
        if (text !== undefined && /^https?:\/\/\S+$/.test(text) && URL.canParse(text))
            return [text];
        const suggestion = text !== undefined && /^[\w-]+(\.[\w-]+)+\/\S*$/.test(text) ? `https://${text}` : undefined;
        reader.problem(path, analysis_reader_describe(reader.get(path)), 'a link that begins with https://', suggestion);
        return [];
    });
}
function readConfirmed(reader) {
    const path = ['confirmed'];
    if (reader.text(path) !== undefined)
        return { yes: readBoolean(reader, path) ?? false, how: null };
    if (!reader.isMapping(path, ['yes', 'how'], '{ yes: true, how: … }'))
        return { yes: false, how: null };
    return { yes: readBoolean(reader, [...path, 'yes']) ?? false, how: readText(reader, [...path, 'how']) };
}
function readBoolean(reader, path) {
    const value = reader.get(path);
    if (value === undefined)
        return null;
    const word = reader.text(path)?.trim().toLowerCase() ?? '';
    if (['true', 'yes', 'on', 'y'].includes(word))
        return true;
    if (['false', 'no', 'off', 'n'].includes(word))
        return false;
    reader.problem(path, analysis_reader_describe(value), 'true or false');
    return null;
}

;
const TOP_KEY = /^[\s\u200b\ufeff]*["'\u2018-\u201f]?analysis["'\u2018-\u201f]?\s*:/i;
function findAnalysisBlocks(comment) {
    const lines = comment.split(/\r\n|\n|\r/);
    const blocks = [];
    for (let index = 0; index < lines.length; index++) {
        const line = lines[index];
        if (/^ {0,3}<!--/.test(line)) {
            while (index < lines.length && !lines[index].includes('-->'))
                index++;
            continue;
        }
        const fence = openFence(line);
        if (fence === undefined)
            continue;
        const end = findClosing(lines, index + 1, fence);
        const text = lines.slice(index + 1, end).map((inside) => dropIndent(inside, fence.indent));
        if (isYaml(fence.language) && startsWithAnalysis(text)) {
            blocks.push({ text: text.join('\n'), firstLine: index + 2, named: fence.language !== '' });
        }
        index = end;
    }
    return blocks;
}
function openFence(line) {
    const match = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(line);
    if (!match)
        return undefined;
    const [, indent = '', marks = '', info = ''] = match;
    if (marks.startsWith('`') && info.includes('`'))
        return undefined;
    const language = info.trim().split(/\s/)[0] ?? '';
    return {
        sign: marks.charAt(0),
        length: marks.length,
        indent: indent.length,
        language: language.toLowerCase(),
    };
}
function findClosing(lines, from, fence) {
    for (let index = from; index < lines.length; index++) {
        const marks = /^ {0,3}(`+|~+)[ \t]*$/.exec(lines[index])?.[1];
        if (marks?.startsWith(fence.sign) && marks.length >= fence.length)
            return index;
    }
    return lines.length;
}
function dropIndent(line, indent) {
    let dropped = 0;
    while (dropped < indent && line[dropped] === ' ')
        dropped++;
    return line.slice(dropped);
}
function isYaml(language) {
    return language === 'yaml' || language === 'yml' || language === '';
}
function startsWithAnalysis(lines) {
    const first = lines.find((line) => !/^\s*(#.*|---\s*)?$/.test(line));
    return first !== undefined && TOP_KEY.test(first);
}

;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;
const DOUBLE = '\u201c\u201d\u201e\u201f\u00ab\u00bb';
const SINGLE = '\u2018\u2019\u201a\u201b';
const AFTER_VALUE = /^\s*(?:$|[,\]}]|:(?:\s|$)|\s#)/;
const MAX_QUOTED = 300;
function repairFlow(source, key, state, holdsText) {
    const open = [...state.open];
    const isText = (one) => holdsText(one, open.map((collection) => collection.key));
    let current = open.at(-1)?.key ?? key;
    let out = '';
    let token = '';
    let atStart = true;
    for (let index = 0; index < source.length;) {
        const sign = source[index];
        const quoted = atStart ? readQuoted(source, index) : undefined;
        if (quoted !== undefined) {
            out += isText(current) ? quoted.written : quoted.repaired;
            token = quoted.inner;
            index += quoted.written.length;
            atStart = false;
            continue;
        }
        index++;
        if (sign === '#' && /\s/.test(out.at(-1) ?? ''))
            return { text: out + source.slice(index - 1), state: { open } };
        if (atStart && (sign === '[' || sign === '{')) {
            open.push({ bracket: sign, key: current });
            out += sign;
            token = '';
            continue;
        }
        if (open.length > 0 && (sign === ']' || sign === '}')) {
            current = open.pop().key;
            atStart = false;
        }
        else if (open.length > 0 && sign === ',') {
            current = open.at(-1).bracket === '{' ? '' : open.at(-1).key;
            atStart = true;
            token = '';
        }
        else if (open.at(-1)?.bracket === '{' && sign === ':' && /^(\s|$)/.test(source.slice(index))) {
            current = token.trim();
            atStart = true;
            token = '';
        }
        else if (!/\s/.test(sign)) {
            atStart = false;
            token += sign;
        }
        else {
            token += ' ';
        }
        out += isText(current) && !atStart ? sign : repairSpaces(sign);
    }
    return { text: out, state: { open } };
}
function repairSpaces(text) {
    return text.replace(ODD_SPACE, ' ').replace(INVISIBLE, '');
}
function readQuoted(source, start) {
    const sign = source[start];
    const rest = source.slice(start);
    const straight = sign === '"' ? /^"(?:[^"\\]|\\.)*"/.exec(rest) : sign === "'" ? /^'(?:[^']|'')*'/.exec(rest) : null;
    if (straight) {
        const written = straight[0];
        return { written, inner: written.slice(1, -1), repaired: repairSpaces(written) };
    }
    const family = DOUBLE.includes(sign) ? `${DOUBLE}"` : SINGLE.includes(sign) ? `${SINGLE}'` : '';
    if (family === '')
        return undefined;
    const last = Math.min(source.length, start + MAX_QUOTED);
    for (let end = start + 1; end < last; end++) {
        if (!family.includes(source[end]) || !AFTER_VALUE.test(source.slice(end + 1, end + 40)))
            continue;
        const inner = source.slice(start + 1, end);
        return { written: source.slice(start, end + 1), inner, repaired: quoteStraight(repairSpaces(inner)) };
    }
    return undefined;
}
function quoteStraight(inner) {
    return /["\\]/.test(inner) ? `'${inner.replaceAll("'", "''")}'` : `"${inner}"`;
}

;

const SPACE = '[\\s\\u200b-\\u200d\\u2060\\ufeff]';
const QUOTE = '["\'\\u2018-\\u201f\\u00ab\\u00bb]';
const KEY_LINE = new RegExp(`^(${SPACE}*(?:-${SPACE}+)*)(${QUOTE}?)([A-Za-z_][\\w-]*)(${QUOTE}?)(${SPACE}*):(?=${SPACE}|$)(.*)$`, 's');
const ITEM_LINE = new RegExp(`^(${SPACE}*(?:-(?:${SPACE}+|$))*)(.*)$`, 's');
const BLOCK_HEADER = /^[|>][-+0-9]*\s*(?:\s#.*)?$/;
const TEXT_KEYS = new Set(['summary', 'description', 'impact', 'rootCause', 'workarounds', 'how']);
function repairYaml(source) {
    const notes = [];
    let state = START;
    const repaired = source.split('\n').map((line, index) => {
        const done = repairLine(line, state);
        state = done.state;
        if (done.text !== line)
            notes.push({ line: index + 1, text: repair_describe(line, done.text) });
        return done.text;
    });
    return { text: repaired.join('\n'), notes };
}
const START = {
    inText: undefined,
    flow: { open: [] },
    section: '',
    sectionIndent: undefined,
    key: '',
};
function repairLine(line, state) {
    if (state.inText !== undefined) {
        const width = /^\s*/.exec(line)[0].length;
        if (line.trim() === '')
            return { text: line, state };
        if (width > state.inText.indent)
            return repairTextLine(line, width, state, state.inText);
    }
    const isText = (key, inside) => isTextKey(state.section, key, inside);
    if (state.flow.open.length > 0) {
        const flow = repairFlow(line, state.key, state.flow, isText);
        return { text: flow.text, state: { ...state, inText: undefined, flow: flow.state } };
    }
    const match = KEY_LINE.exec(line);
    if (match)
        return repairKeyLine(readKeyLine(match), { ...state, inText: undefined });
    const [, lead = '', rest = ''] = ITEM_LINE.exec(line);
    if (rest.startsWith('#'))
        return { text: line, state };
    const flow = repairFlow(rest, state.key, state.flow, isText);
    return { text: repairSpaces(lead) + flow.text, state: { ...state, inText: undefined, flow: flow.state } };
}
function repairTextLine(line, width, state, place) {
    const plain = /^ */.exec(line)[0].length;
    const enough = place.indent + 1;
    if (place.style === 'plain') {
        return { text: plain >= enough ? line : indentPlainly(line, width), state };
    }
    const content = place.content ?? (plain >= enough ? plain : width);
    const text = plain >= content ? line : indentPlainly(line, Math.min(content, width));
    return { text, state: { ...state, inText: { ...place, content } } };
}
function indentPlainly(line, width) {
    return line.slice(0, width).replace(/[^ \t]/g, ' ') + line.slice(width);
}
function readKeyLine([, lead = '', before = '', key = '', after = '', gap = '', value = '',]) {
    const straight = (quote) => (/["']/.test(quote) ? quote : '');
    const shown = `${straight(before)}${key}${straight(after)}${repairSpaces(gap)}:`;
    return { lead: repairSpaces(lead), key, shown, value };
}
function repairKeyLine({ lead, key, shown, value }, before) {
    const indent = lead.length;
    const top = key.toLowerCase() === 'analysis' && indent === 0;
    const isSection = !top && (before.sectionIndent === undefined || indent <= before.sectionIndent);
    const state = {
        ...before,
        key,
        section: isSection ? key : before.section,
        sectionIndent: isSection ? indent : before.sectionIndent,
    };
    const start = lead + shown;
    const { gap, rest } = splitGap(value);
    if (BLOCK_HEADER.test(rest)) {
        return {
            text: start + gap + repairSpaces(rest),
            state: { ...state, inText: { indent, style: 'block', content: readContentIndent(rest, indent) } },
        };
    }
    const isText = (one, inside) => isTextKey(state.section, one, inside);
    if (isText(key, []) && !/^[[{]/.test(rest)) {
        return {
            text: start + gap + rest,
            state: { ...state, inText: { indent, style: 'plain', content: undefined } },
        };
    }
    const flow = repairFlow(value, key, state.flow, isText);
    return { text: start + flow.text, state: { ...state, flow: flow.state } };
}
function readContentIndent(header, indent) {
    const digit = /^[|>][-+]?([1-9])/.exec(header)?.[1];
    return digit === undefined ? undefined : indent + Number(digit);
}
function splitGap(value) {
    const written = (/^ /.test(value) ? /^[ \t]*/ : /^\s*/).exec(value)[0];
    return { gap: repairSpaces(written), rest: value.slice(written.length) };
}
function isTextKey(section, key, inside) {
    return TEXT_KEYS.has(key) || (key === 'name' && (section === 'credits' || inside.includes('credits')));
}
function repair_describe(before, after) {
    const quotes = /[\u2018-\u201f\u00ab\u00bb]/g;
    const count = (text) => (text.match(quotes) ?? []).length;
    const what = count(before) > count(after)
        ? 'Curly quotes were read as straight ones'
        : 'An odd space was read as a plain one';
    return `${what}, outside text values.`;
}

;
const SIGNS = [
    { sign: /^\s*\t|^\t/, suggestion: 'Indent with spaces, not with tabs.' },
    {
        sign: /[\u201c-\u201f]/,
        suggestion: 'Put straight quotes (" or \') around the value; curly ones are letters to YAML.',
    },
    {
        sign: /(?:[:\-[,]\s*)[<>]=?\s*\d/,
        suggestion: 'Put each range in straight quotes: ">= 1.0.0, < 2.0.0".',
    },
    { sign: /(?:[:\-[,]\s*)[*]/, suggestion: 'Put * in straight quotes; or write ">= 0" for every version.' },
    {
        sign: /(?:[:\-[,]\s*)[@`%&!]/,
        suggestion: 'Put the value in straight quotes: it begins with a sign that YAML uses.',
    },
    { sign: /:\s+[^"'|>[{\s].*:\s/, suggestion: 'Put the value in straight quotes: it holds a colon.' },
];
function suggestForSyntax(problem, source) {
    const lines = source.split('\n');
    for (const line of [lines[problem.line - 1] ?? '', lines[problem.line - 2] ?? '']) {
        const found = SIGNS.find(({ sign }) => sign.test(line));
        if (found)
            return { ...problem, suggestion: found.suggestion };
    }
    return problem;
}

;






const MAX_COMMENT = 65_536;
const NOTHING = { cvss: [], packages: [] };
function parseAnalysis(comment, context) {
    if (comment.length > MAX_COMMENT) {
        return isMentioned(comment) ? tooLong(comment.length) : { kind: 'none' };
    }
    const [block, second] = findAnalysisBlocks(comment);
    if (block === undefined)
        return { kind: 'none' };
    if (second !== undefined) {
        const problem = {
            path: '',
            line: second.firstLine,
            found: 'a second analysis in the same comment',
            expected: 'one analysis in a comment',
            suggestion: 'Keep one of the two blocks, or put the other into a comment of its own.',
        };
        return { kind: 'bad', problems: [problem], notes: [], derived: NOTHING };
    }
    const unnamed = { line: block.firstLine - 1, text: 'The fence names no language; it was read as yaml.' };
    return readBlock(block.text, block.firstLine - 1, block.named ? [] : [unnamed], context);
}
function parseAnalysisYaml(source, context) {
    if (source.length > MAX_COMMENT)
        return tooLong(source.length);
    return readBlock(source.replaceAll('\r\n', '\n'), 0, [], context);
}
function readBlock(source, offset, before, context) {
    const repaired = repairYaml(source);
    const notes = [...before, ...shift(repaired, offset)];
    const document = parseYaml(repaired.text, { maxLength: MAX_COMMENT });
    if (document.kind === 'bad') {
        const written = repaired.notes.length > 0 ? parseYaml(source, { maxLength: MAX_COMMENT }) : document;
        if (written.kind === 'ok')
            return readDocument(written, offset, before, context);
        const problem = suggestForSyntax(document.problem, repaired.text);
        const problems = [{ ...problem, line: problem.line + offset }];
        return { kind: 'bad', problems, notes: notes.map(renderNote), derived: NOTHING };
    }
    return readDocument(document, offset, notes, context);
}
function readDocument(document, offset, before, context) {
    const reader = readerOf(document, offset);
    const analysis = readAnalysis(reader, document, context);
    const notes = [...before, ...reader.notes].map(renderNote);
    const derived = { cvss: analysis.cvss, packages: analysis.packages };
    return reader.problems.length === 0
        ? { kind: 'ok', analysis, notes, derived }
        : { kind: 'bad', problems: reader.problems.toSorted((a, b) => a.line - b.line), notes, derived };
}
function isMentioned(comment) {
    return /(?:```|~~~)[\s\S]{0,200}?analysis\s*:/.test(comment.slice(0, MAX_COMMENT));
}
function tooLong(length) {
    const problem = {
        path: '',
        line: 1,
        found: `${length} characters`,
        expected: `at most ${MAX_COMMENT} characters, as many as a comment holds`,
    };
    return { kind: 'bad', problems: [problem], notes: [], derived: NOTHING };
}
function shift({ notes }, offset) {
    return notes.map(({ line, text }) => ({ line: line + offset, text }));
}
function renderNote({ line, text }) {
    return `Line ${line}: ${text}`;
}

;


function renderAnalysis(analysis) {
    return renderFenced(renderAnalysisYaml(analysis), 'yaml');
}
function renderAnalysisYaml(analysis) {
    return renderYaml({ analysis: toPlain(analysis) });
}
function toPlain(analysis) {
    const { cvss, severity, ...rest } = analysis;
    const vectors = cvss.map(({ vector }) => vector);
    const { packages, cwe, summary, description, impact, rootCause, workarounds, ...last } = rest;
    return {
        packages,
        ...(vectors.length === 0
            ? { severity: severity ?? 'unknown' }
            : { cvss: vectors.length === 1 ? vectors[0] : vectors }),
        cwe,
        summary,
        description,
        ...(impact === null ? {} : { impact }),
        ...(rootCause === null ? {} : { rootCause }),
        ...(workarounds === null ? {} : { workarounds }),
        references: last.references,
        confirmed: last.confirmed.how === null ? { yes: last.confirmed.yes } : last.confirmed,
        ...(last.inThreatModel === null ? {} : { inThreatModel: last.inThreatModel }),
        credits: last.credits,
        patchNeeded: last.patchNeeded,
    };
}

;



function setFields(base, fields, context) {
    const draft = fields.reduce(setField, startDraft(base));
    const result = parseAnalysisYaml(yaml_renderYaml({ analysis: draft }), context);
    if (result.kind === 'none')
        throw new Error('A text that begins with the key analysis holds one.');
    const notes = result.notes.map((note) => note.replace(/^Line \d+: /, ''));
    if (result.kind === 'ok')
        return { ...result, notes };
    return { ...result, notes, problems: result.problems.map(nameKey) };
}
function startDraft(base) {
    if (base.kind === 'analysis')
        return toPlain(base.analysis);
    const { package: one, summary, description } = base;
    return {
        packages: [
            { ecosystem: one?.ecosystem ?? 'npm', name: one?.name ?? '', ...(one?.repo ? { repo: one.repo } : {}) },
        ],
        ...(summary === null ? {} : { summary }),
        ...(description === null ? {} : { description }),
    };
}
function setField(draft, { key, value }) {
    switch (key) {
        case 'package': {
            const colon = /^([a-z]+):(.+)$/.exec(value);
            return setPackage(draft, {
                ecosystem: colon?.[1] ?? 'npm',
                name: colon?.[2]?.trim() ?? unquote(value),
            });
        }
        case 'repo':
            return setPackage(draft, { repo: unquote(value) });
        case 'affected':
            return setPackage(draft, { affected: value.split(/\s*;\s*|\s+and\s+/i).map(unquote) });
        case 'patched':
            return setPackage(draft, { patched: split(value) });
        case 'functions':
            return setPackage(draft, { functions: split(value) });
        case 'cvss':
            return { ...without(draft, 'severity'), cvss: split(value) };
        case 'severity':
            return { ...without(draft, 'cvss'), severity: unquote(value) };
        case 'cwe':
            return { ...draft, cwe: /\d/.test(value) ? split(value) : [value] };
        case 'references':
            return { ...draft, references: split(value) };
        case 'confirmed': {
            const [yes = '', ...how] = value.split(/\s+/);
            return { ...draft, confirmed: how.length === 0 ? { yes } : { yes, how: how.join(' ') } };
        }
        case 'credits':
            return { ...draft, credits: value.split(',').map(analysis_set_readCredit) };
        default:
            return { ...draft, [key]: value };
    }
}
function setPackage(draft, change) {
    const entries = draft.packages;
    const subjects = new Set(entries.map(({ ecosystem, name, repo }) => JSON.stringify([ecosystem, name, repo])));
    if (subjects.size > 1)
        return { ...draft, packages: [...entries, 'several packages: post the whole block'] };
    const merged = {
        ...entries[0],
        affected: entries.flatMap(({ affected }) => affected ?? []),
        patched: entries.flatMap(({ patched }) => patched ?? []),
    };
    return { ...draft, packages: [{ ...merged, ...change }] };
}
function analysis_set_readCredit(text) {
    const [login = '', type = 'reporter'] = text.trim().replace(/[()]/g, ' ').split(/\s+/);
    return { login: login.replace(/^@/, ''), type };
}
const split = (value) => value
    .split(/[\s,;]+/)
    .map(unquote)
    .filter((word) => word !== '');
const unquote = (text) => text.trim().replace(/^["'\u2018-\u201f](.*)["'\u2018-\u201f]$/, '$1');
function without(draft, key) {
    return Object.fromEntries(Object.entries(draft).filter(([name]) => name !== key));
}
function nameKey(problem) {
    const inside = /^packages\[\d+\]\.(\w+)/.exec(problem.path)?.[1];
    const top = /^\w+/.exec(problem.path)?.[0] ?? '';
    const path = inside === 'name' || inside === 'ecosystem' || top === 'packages' ? 'package' : top;
    return { ...problem, line: 0, path: inside && inside !== 'name' && inside !== 'ecosystem' ? inside : path };
}

;



function published_versions_judgePublished(ecosystem, name, packages, published) {
    const entries = listRanges(packages).filter((each) => each.ecosystem === ecosystem && each.name === name);
    const ranges = entries.flatMap((entry) => {
        const parsed = ranges_parseRange(entry.affected);
        return parsed.kind === 'ok' ? [{ entry, range: parsed.range }] : [];
    });
    const order = (a, b) => compareVersions(a, b, ecosystem) ?? 0;
    const versions = [...new Set(published)].filter((each) => cleanVersion(each) !== undefined).sort(order);
    const subject = {
        ecosystem,
        ranges,
        versions,
        order,
        affected: versions.filter((version) => ranges.some(({ range }) => isInRange(range, version, ecosystem) === true)),
        patched: [...new Set(entries.flatMap(({ patched }) => patched ?? []))],
    };
    const findings = [
        ...findEmpty(subject),
        ...findUnpatchedLines(subject),
        ...findHoles(subject),
        ...findNeitherNor(subject),
        ...findOverlaps(subject),
        ...findOpenEnds(subject),
        ...findPatched(subject),
        ...findUnknown(subject),
    ];
    return { ecosystem, name, published: versions.length, affected: subject.affected, findings };
}
function lineOf(version) {
    const [major = '', minor = '0'] = version.replace(/^v/, '').split(/[.+-]/);
    return major === '0' ? `0.${minor}.x` : `${major}.x`;
}
const note = (kind, text) => ({ kind, weight: 'note', text });
const problem = (kind, text) => ({
    kind,
    weight: 'problem',
    text,
});
function findEmpty({ ranges, affected, versions, ecosystem }) {
    if (versions.length === 0)
        return [];
    if (affected.length === 0) {
        return [problem('nothing-affected', 'None of the published versions lies in the affected ranges.')];
    }
    return ranges
        .filter(({ range }) => !versions.some((version) => isInRange(range, version, ecosystem) === true))
        .map(({ entry }) => problem('empty-range', `No published version lies in ${entry.affected}.`));
}
function findUnpatchedLines({ versions, affected, patched, order }) {
    const newest = new Map();
    for (const version of versions)
        if (!isPrerelease(version))
            newest.set(lineOf(version), version);
    return [...newest].flatMap(([line, version]) => {
        const isOpen = affected.includes(version) && !patched.some((fix) => lineOf(fix) === line);
        if (!isOpen)
            return [];
        const later = patched.filter((fix) => order(fix, version) > 0).sort(order)[0];
        const way = later ? `; its users have to go to ${later}` : '';
        return [note('line-without-fix', `The line ${line} has no fix: ${version} is its newest version${way}.`)];
    });
}
function findHoles(subject) {
    const { versions, affected, patched, order } = subject;
    const lines = Map.groupBy(versions, lineOf);
    return [...lines].flatMap(([line, own]) => {
        const hit = own.filter((version) => affected.includes(version));
        const [first, last] = [hit[0], hit.at(-1)];
        if (first === undefined || last === undefined)
            return [];
        const holes = own.filter((version) => !affected.includes(version) &&
            order(version, first) > 0 &&
            order(version, last) < 0 &&
            !patched.some((fix) => lineOf(fix) === line && order(fix, version) <= 0));
        if (holes.length === 0)
            return [];
        return [
            note('hole', `${list(holes)} ${holes.length === 1 ? 'is' : 'are'} not affected, in the middle of the affected ${line}.`),
        ];
    });
}
function findNeitherNor({ ranges, versions, affected, ecosystem, order }) {
    return ranges.flatMap(({ entry, range }) => {
        const fix = entry.patched;
        if (fix === null)
            return [];
        const last = versions.findLast((version) => isInRange(range, version, ecosystem) === true);
        if (last === undefined)
            return [];
        const between = versions.filter((version) => order(version, last) > 0 &&
            order(version, fix) < 0 &&
            !affected.includes(version) &&
            !isPrereleaseOf(version, fix));
        if (between.length === 0)
            return [];
        return [
            note('neither-nor', `${list(between)} ${between.length === 1 ? 'lies' : 'lie'} between ${entry.affected} and its fix ${fix}: neither affected nor fixed.`),
        ];
    });
}
const isPrereleaseOf = (version, release) => version.startsWith(`${release}-`) && isPrerelease(version);
function findOverlaps({ ranges, versions, ecosystem }) {
    const twice = versions.filter((version) => ranges.filter(({ range }) => isInRange(range, version, ecosystem) === true).length > 1);
    return twice.length === 0 ? [] : [note('overlap', `${list(twice)} lie in more than one range.`)];
}
function findOpenEnds({ ranges, versions, patched }) {
    const newest = versions.findLast((version) => !isPrerelease(version)) ?? versions.at(-1);
    return ranges
        .filter(({ entry, range }) => range.kind === 'between' && range.upper === null && entry.patched === null)
        .map(({ entry }) => note('no-upper-bound', `${entry.affected} has no upper bound: it takes in ${newest ?? 'everything'} and whatever comes after${patched.length > 0 ? ', the fixes included' : ''}.`));
}
function findPatched({ ranges, versions, patched, ecosystem, order }) {
    return patched.flatMap((fix) => {
        const hit = ranges.find(({ range }) => isInRange(range, fix, ecosystem) === true);
        if (hit)
            return [problem('patched-is-affected', `The patched ${fix} lies in ${hit.entry.affected}.`)];
        const isPublic = versions.some((version) => order(version, fix) === 0);
        return [
            isPublic
                ? note('patched-is-public', `The patched ${fix} is public already: who compares it with the version before sees the flaw.`)
                : note('patched-not-published', `The patched ${fix} is not published yet.`),
        ];
    });
}
function findUnknown({ ranges, versions, order }) {
    const named = ranges.flatMap(({ range }) => {
        if (range.kind === 'exact')
            return [range.version];
        return [range.lower, range.upper].flatMap((bound) => bound !== null && bound.version !== '0' && bound.op !== '<' ? [bound.version] : []);
    });
    const unknown = [...new Set(named)].filter((version) => !/^0(\.0)*$/.test(version) && !versions.some((each) => order(each, version) === 0));
    return unknown.length === 0 || versions.length === 0
        ? []
        : [note('unknown-version', `${list(unknown)} named in the ranges, but never published.`)];
}
function list(versions) {
    if (versions.length <= 4)
        return versions.join(', ');
    return `${versions[0]}, ${versions[1]} … ${versions.at(-1)} (${versions.length})`;
}

;













async function readNewestAnalysis(observed, stored, config, npm) {
    if (isDisclosed(stored) || stateOf(stored) === 'closed')
        return { kind: 'none' };
    const comments = listCandidates(observed, stored);
    if (comments.length === 0)
        return { kind: 'none' };
    const repo = stored.source.repo ?? stored.packages[0]?.repo ?? undefined;
    const context = {
        readCvss: await loadCvss(),
        cwes: await loadCweList(),
        ...(repo === undefined ? {} : { repo }),
    };
    const reading = refuseStrangers(readComments(comments, context, observed, stored), config);
    if (reading.kind !== 'ok' || npm === undefined)
        return reading;
    const versions = await readVersions(reading.analysis, npm);
    return versions.length === 0 ? reading : { ...reading, versions };
}
function refuseStrangers(reading, config) {
    if (reading.kind !== 'ok')
        return reading;
    const owners = config.owners.map(({ login }) => login).join(', ');
    const problems = reading.analysis.packages.flatMap(({ repo }, index) => isOurs(config, repo)
        ? []
        : [
            {
                path: `packages[${index}].repo`,
                line: 1,
                found: repo,
                expected: `a project repository of ${owners}; for a flaw in a package of others: /dismiss upstream because …`,
            },
        ]);
    return problems.length === 0
        ? reading
        : { kind: 'bad', comment: reading.comment, problems, notes: reading.notes };
}
function listCandidates(observed, stored) {
    const since = stored.analysis === null ? Number.NEGATIVE_INFINITY : Date.parse(stored.analysis.at);
    const newest = (observed.issue?.comments ?? [])
        .filter((comment) => timeOf(comment) >= since &&
        (comment.body.includes('analysis') || /^\s*\/set\s/im.test(comment.body)) &&
        readMarker(comment, observed.self) === null &&
        isTeam(roleOf({ observed, stored }, comment.author)) &&
        isTeam(roleOf({ observed, stored }, comment.lastEditor ?? comment.author)))
        .toReversed()
        .toSorted((a, b) => timeOf(b) - timeOf(a));
    const counted = newest.findIndex((comment) => stored.analysis?.comment === eventOfComment(comment));
    return counted < 0 ? newest : newest.slice(0, counted);
}
function readComments(newest, context, observed, stored) {
    const said = [];
    let block;
    for (const comment of newest) {
        const result = parseAnalysis(comment.body, context);
        const fields = parseCommands(comment.body).flatMap((command) => command.kind === 'set' ? [{ key: command.key, value: command.value }] : []);
        if (fields.length > 0)
            said.unshift({ comment, fields });
        if (result.kind === 'none')
            continue;
        block = { comment, result };
        break;
    }
    if (block?.result.kind === 'bad') {
        const { problems, notes } = block.result;
        return { kind: 'bad', comment: block.comment, problems, notes };
    }
    const last = said.at(-1);
    if (!last) {
        if (block?.result.kind !== 'ok')
            return { kind: 'none' };
        return { kind: 'ok', comment: block.comment, analysis: block.result.analysis, notes: block.result.notes };
    }
    const fields = said.flatMap((each) => each.fields);
    const base = block?.result.kind === 'ok'
        ? { kind: 'analysis', analysis: block.result.analysis }
        : startFrom(observed, stored);
    const result = setFields(base, fields, context);
    const { comment } = last;
    if (result.kind === 'bad')
        return { kind: 'bad', comment, problems: result.problems, notes: result.notes, isSet: true };
    const { analysis, notes } = result;
    return { kind: 'ok', comment, analysis, notes, isConfirmedAnew: isConfirmedLast(fields) };
}
function startFrom(observed, stored) {
    if (stored.analysis !== null)
        return { kind: 'analysis', analysis: stored.analysis.facts };
    const reported = stored.source.ghsa === null ? null : (observed.advisories[stored.source.ghsa] ?? null);
    const range = reported?.ranges[0];
    const one = stored.packages[0] ?? (range ? { ...range, repo: reported.repo } : null);
    return {
        kind: 'report',
        package: one && { ecosystem: one.ecosystem, name: one.name, repo: one.repo },
        summary: reported?.summary ?? null,
        description: reported?.description ?? null,
    };
}
function isConfirmedLast(fields) {
    const confirmed = fields.findLastIndex(({ key }) => key === 'confirmed');
    return confirmed > fields.findLastIndex(({ key }) => CONFIRMED_KEYS.includes(key));
}
async function readVersions(analysis, npm) {
    const names = new Set(analysis.packages.filter(({ ecosystem }) => ecosystem === 'npm').map(({ name }) => name));
    const read = [...names].map(async (name) => {
        const published = await npm.readPublished(name);
        if (published.kind !== 'published')
            return [];
        const judged = published_versions_judgePublished('npm', name, analysis.packages, published.versions);
        const findings = judged.findings.map(({ weight, text }) => ({ weight, text }));
        return [
            {
                ecosystem: 'npm',
                name,
                published: judged.published,
                affected: judged.affected.length,
                findings,
            },
        ];
    });
    return (await Promise.all(read)).flat();
}
const timeOf = (comment) => Date.parse(comment.lastEditedAt ?? comment.createdAt);

;

function renderStoreRestored(by, commit, team) {
    const who = by === null ? 'Somebody' : `\`${by}\``;
    return [
        `${team.map((login) => renderMention(login)).join(' ')} **the memory of this case was changed by hand.** ${who} wrote to the branch \`security-process\` (commit ${commit.slice(0, 12)}). What the bot had written last counts and was put back.`,
        '',
        'If that was meant well: commands and labels say the same and are kept. If nobody knows of it, somebody has access who should not.',
    ].join('\n');
}

;



const isWrittenByOthers = ({ storeHead, storeWriter, self }) => storeHead !== null && storeWriter?.id !== self.id;
async function restoreStore(ports, read, team) {
    if (read.storeHead === null || !isWrittenByOthers(read))
        return false;
    const foreign = await ports.github.readForeignChanges(read.storeHead, read.self.id);
    if (foreign === null)
        return false;
    const members = team.kind === 'known' ? team.members : [];
    for (const number of casesIn(foreign))
        await alarm(ports, foreign, number, members);
    await ports.github.apply({
        kind: 'commit-store',
        message: 'Put back what the bot had written',
        files: foreign.files,
        surface: 'team',
        why: 'Somebody else wrote to the store.',
    }, { caseNumber: null, storeHead: read.storeHead, self: read.self });
    return true;
}
const casesIn = ({ files }) => [
    ...new Set(Object.keys(files).flatMap((path) => Number(/^cases\/(\d+)[./]/.exec(path)?.[1] ?? []))),
];
async function alarm(ports, foreign, number, members) {
    const read = await ports.github.readCase(issueOf(foreign, number));
    const key = `store/${foreign.commit}`;
    if (!read.issue || read.issue.comments.some((comment) => readMarker(comment, read.self) === key))
        return;
    const body = renderStoreRestored(foreign.by, foreign.commit, members.map((person) => person.login));
    await ports.github.apply({ kind: 'comment', issue: read.issue.number, key, body, surface: 'team', why: 'The team is alarmed.' }, { caseNumber: number, storeHead: read.storeHead, self: read.self });
}
function issueOf({ files }, number) {
    const parsed = parseStoredCase(files[`cases/${number}.yml`] ?? '');
    return parsed.kind === 'ok' ? parsed.stored.issue : number;
}

;









const MOST_ROUNDS = 16;
const MOST_CONFLICTS = 5;
async function runCase(ports, number, options) {
    const done = [];
    for (let conflict = 0; conflict < MOST_CONFLICTS; conflict++) {
        const read = await ports.github.readCase(number);
        const config = readConfig(read.configText);
        if (!options.dryRun && (await isRestored(ports, read, config)))
            continue;
        const first = startObserving(read, number, ports.run);
        if (!first.repo.isPrivate)
            guardSurface(first, config);
        if (first.stored === null)
            return { decision: 'nothing', reason: 'not-our-event', plan: done, changed: done.length > 0 };
        const observed = await observeMore(ports, first, first.stored, config);
        guardSurface(observed, config);
        if (observed.team.kind === 'unknown')
            return { decision: 'waiting', reason: 'membership-unknown', plan: done, changed: done.length > 0 };
        const end = await settle(ports, config, observed, options, done);
        if (end !== 'conflict')
            return end;
    }
    return { decision: 'waiting', reason: 'store-conflict', plan: done, changed: done.length > 0 };
}
async function isRestored(ports, read, config) {
    if (!read.repo.isPrivate || !isWrittenByOthers(read))
        return false;
    const { team, owners } = await ports.github.readSurroundings({ team: config.team, posts: [], tags: [] });
    guardSurface({ repo: { ...read.repo, owners }, team, self: read.self }, config);
    return restoreStore(ports, read, team);
}
async function settle(ports, config, start, options, done) {
    let observed = start;
    const movesBefore = start.stored.moves.length;
    const attempted = new Set();
    for (let round = 0; round < MOST_ROUNDS; round++) {
        observed = await lookUpClaims(ports, config, observed, options);
        const context = await contextOf(ports, config, observed, options);
        const plan = planCase(context);
        const operations = plan.operations.filter((operation) => isNew(observed, operation, attempted));
        if (operations.length === 0)
            return conclude({ ...context, stored: plan.stored }, movesBefore, done);
        if (options.dryRun)
            return { decision: 'nothing', reason: 'dry-run', plan: operations.map(run_case_describe), changed: false };
        const after = await applyAll(ports, observed, operations, attempted, done);
        if (after === 'conflict')
            return 'conflict';
        observed = await observeMore(ports, after, after.stored ?? plan.stored, config);
    }
    return { decision: 'done', reason: 'acted', plan: done, changed: true };
}
async function contextOf(ports, config, observed, options) {
    const stored = observed.stored;
    return {
        observed,
        config,
        scope: options.scope,
        stored,
        analysis: await readNewestAnalysis(observed, stored, config, config.gate.npm ? ports.npm : undefined),
    };
}
async function applyAll(ports, start, operations, attempted, done) {
    let observed = start;
    for (const operation of operations) {
        const outcome = await ports.github.apply(operation, {
            caseNumber: observed.number,
            storeHead: observed.storeHead,
            self: observed.self,
        });
        if (outcome.kind === 'conflict')
            return 'conflict';
        attempted.add(JSON.stringify(operation));
        observed = foldOutcome(observed, operation, outcome);
        if (outcome.kind === 'done')
            done.push(run_case_describe(operation));
    }
    return observed;
}
function isNew(observed, operation, attempted) {
    if (attempted.has(JSON.stringify(operation)))
        return false;
    const key = operationKey(operation);
    return key === undefined || observed.results[key]?.kind !== 'refused';
}
const UNSURE = { kind: 'done', result: { state: 'unsure' } };
async function lookUpClaims(ports, config, observed, options) {
    const stored = observed.stored;
    let next = observed;
    for (const claim of foreignClaims({ stored, observed })) {
        if (!isSameRun(claim.run, observed.run) && observed.runs[claim.run] === 'alive')
            continue;
        const context = await contextOf(ports, config, next, options);
        const operation = planExternals(context).find((each) => claimKey(each) === claim.key);
        const found = operation ? await ports.github.findDone(operation, claim.at) : undefined;
        const outcome = found ?? (operation?.kind === 'request-cve' ? UNSURE : undefined);
        if (!operation)
            continue;
        if (outcome)
            next = foldOutcome(next, operation, outcome);
        else
            next = { ...next, lookedUp: [...next.lookedUp, claim.key] };
    }
    return next;
}
const isSameRun = (one, other) => one.split('/')[0] === other.split('/')[0];
function conclude(context, movesBefore, done) {
    const { stored, observed } = context;
    const changed = done.length > 0;
    const result = (decision, reason) => ({
        decision,
        reason,
        plan: done,
        changed,
    });
    if (observed.team.kind === 'unknown' && openRequests(context).length > 0)
        return result('waiting', 'membership-unknown');
    if (foreignClaims({ stored, observed }).some((claim) => observed.runs[claim.run] === 'alive'))
        return result('waiting', 'other-run-active');
    if (stored.moves.length > movesBefore)
        return result('done', 'moved');
    const last = stored.judged.at(-1);
    if (changed && last?.verdict.startsWith('refused'))
        return result('refused', 'request-refused');
    if (changed)
        return result('done', 'acted');
    if (stored.asks.some((ask) => ask.doneAt === null))
        return result('waiting', 'confirmation-needed');
    return result('nothing', 'nothing-due');
}
const run_case_describe = (operation) => ({
    kind: operation.kind,
    key: operationKey(operation) ?? ('key' in operation ? operation.key : null),
    why: operation.why,
});

;















const is_due_LABEL_IDS = LABELS.map((label) => label.id);
function findDue(glance) {
    const { stored, issue } = glance;
    if (!issue)
        return stateOf(stored) === 'closed' ? undefined : 'issue-missing';
    if ((issue.state === 'closed') !== (stateOf(stored) === 'closed'))
        return 'issue-state';
    const isOver = stateOf(stored) === 'closed';
    if (!isOver && lacksCoordinator(glance))
        return 'no-coordinator';
    if (stored.claims.length > 0)
        return 'claim';
    if (issue.title !== stored.title)
        return 'title';
    if (isUnfinished(glance))
        return 'unfinished';
    if (hasLabelWork(glance))
        return 'labels';
    if (hasCommentWork(glance))
        return 'comments';
    if (isOver)
        return undefined;
    if (hasClockWork(glance))
        return 'clock';
    if (hasOutsideWork(glance))
        return 'outside';
    return undefined;
}
function lacksCoordinator({ stored, team }) {
    if (stored.coordinators.length === 0)
        return true;
    return (team?.kind === 'known' &&
        stored.coordinators.some((person) => team.members.every((member) => member.id !== person.id)));
}
function isUnfinished({ stored, issue, self, now }) {
    const record = issue.comments.find((comment) => readMarker(comment, self) === 'record');
    if (record === undefined)
        return !issue.commentsCut || happenedLately(stored, now);
    return readRecordDigest(record.body) !== digestOf(stored);
}
const LATELY_MS = 3 * 3_600_000;
function happenedLately({ moves, asks, evidence, decisions }, now) {
    const times = [...moves, ...asks, ...evidence, ...decisions.flatMap((decision) => decision.by)];
    return times.some(({ at }) => Date.parse(now) - Date.parse(at) < LATELY_MS);
}
function hasLabelWork({ stored, issue, config, self }) {
    const present = issue.labels
        .map((name) => labelId(config, name, is_due_LABEL_IDS))
        .filter((id) => id !== undefined);
    const wanted = wantedLabels({ stored });
    if (wanted.some((id) => !present.includes(id)))
        return true;
    if (present.some((id) => !wanted.includes(id)))
        return true;
    return issue.events.some((event) => event.kind !== 'transferred' &&
        event.actor?.id !== self.id &&
        isRequest(event, config) &&
        !isJudged(stored, event.id));
}
function isRequest(event, config) {
    if (event.kind === 'assigned' || event.kind === 'unassigned')
        return true;
    if (event.kind !== 'labeled')
        return false;
    const id = labelId(config, event.label ?? '', is_due_LABEL_IDS);
    return id !== undefined && (stateOfLabel(id) !== undefined || id === 'confirm' || id.startsWith('flag/'));
}
function hasCommentWork({ stored, issue, self }) {
    const keys = issue.comments.map((comment) => readMarker(comment, self)).filter((key) => key !== null);
    if (new Set(keys).size < keys.length)
        return true;
    return issue.comments.some((comment) => {
        if (comment.author?.id === self.id) {
            const isNew = !stored.said.some((said) => said.key === keyOfEdit(comment));
            return isNew && isChangedByHand(comment, self.id);
        }
        if (isJudged(stored, eventOfComment(comment)))
            return false;
        if (parseCommands(comment.body).length > 0)
            return true;
        const mayBeAnalysis = /^\s*(?:>|`{3,}|~{3,})?.*\banalysis:/m.test(comment.body);
        return mayBeAnalysis && stored.analysis?.comment !== eventOfComment(comment) && isNewer(comment, stored);
    });
}
function isNewer(comment, stored) {
    return (stored.analysis === null ||
        Date.parse(comment.lastEditedAt ?? comment.createdAt) >= Date.parse(stored.analysis.at));
}
function hasClockWork({ stored, issue, config, now }) {
    if (isCveLate({ stored, config, now }) && !issue.comments.some((each) => each.body.includes(CVE_LATE)))
        return true;
    return deadlinesOf(stored, config, now).some((clock) => {
        const step = dueStep(clock, config.clocks, now);
        return step !== undefined && !stored.said.some((said) => said.key === reminderKey(clock, step));
    });
}
function hasOutsideWork({ stored, config, now, changed }) {
    const state = stateOf(stored);
    if (stored.asks.some((ask) => ask.doneAt === null && isConfirmed(ask)))
        return true;
    if (stored.privatized.some((item) => !item.outOfSight))
        return true;
    const ids = [stored.source.ghsa, ...stored.advisories.map((advisory) => advisory.ghsa)];
    if (ids.some((ghsa) => ghsa !== null && changed.has(ghsa)))
        return true;
    if (state === 'acknowledged')
        return true;
    if (state === 'valid')
        return stored.analysis?.facts.confirmed.yes === true;
    if (state === 'announcing')
        return openChannels(config, stored).includes('blog') || openChannels(config, stored).length === 0;
    if (state === 'disclosing')
        return (stored.advisories.some((advisory) => advisory.publishedAt !== null) ||
            stored.asks.every((ask) => ask.key !== 'publish'));
    if (state === 'invalid')
        return (isAppealOver({ stored, config, observed: { now } }) &&
            stored.asks.every((ask) => ask.doneAt !== null));
    return table_STATES[state].moves.some((move) => move.byItself && move.needs === undefined);
}

;



const sweep_memory_schema = dist .Ikc({
    version: dist .euz(1),
    watermark: dist .mee(dist .YjP()),
    watermarks: dist .lqM(dist .g1P(dist .YjP(), dist .YjP()), {}),
    listed: dist .lqM(dist .mee(dist .Ikc({ of: dist .YjP(), day: dist .YjP() })), null),
    claims: dist .YOg(dist .Ikc({ key: dist .YjP(), run: dist .YjP(), at: dist .YjP() })),
});
const PATH_OF_SWEEP = 'sweep.yml';
const sweep_memory_EMPTY = { version: 1, watermark: null, watermarks: {}, listed: null, claims: [] };
function parseSweepMemory(text) {
    if (text === null)
        return sweep_memory_EMPTY;
    const document = parseYaml(text, { maxLength: 1_000_000 });
    if (document.kind === 'bad')
        return sweep_memory_EMPTY;
    const parsed = dist .xLC(sweep_memory_schema, document.value);
    return parsed.success ? parsed.output : sweep_memory_EMPTY;
}
const renderSweepMemory = (memory) => yaml_renderYaml(memory);
function watermarkOf(memory, scope) {
    return isWhole(scope) ? memory.watermark : (memory.watermarks[nameOf(scope)] ?? null);
}
function withWatermark(memory, scope, at) {
    if (isWhole(scope))
        return { ...memory, watermark: at };
    return { ...memory, watermarks: { ...memory.watermarks, [nameOf(scope)]: at } };
}
const isWhole = (scope) => ACTIONS.every((name) => scope.has(name));
const nameOf = (scope) => [...scope].sort().join('+');

;







async function takeIn(sweep, done) {
    if (!sweep.options.scope.has('intake'))
        return [];
    const { config, known } = sweep;
    const fresh = (sweep.broken.length > 0 ? [] : sweep.found)
        .filter(({ facts }) => facts.state === 'triage' && !known.has(facts.ghsa))
        .toSorted(oldestFirst);
    const forms = await sweep.ports.github.findForms(config.intake.formLabel);
    const newForms = forms.filter(({ issue }) => !sweep.read.cases.includes(issue.number));
    if (sweep.options.dryRun) {
        for (const { issue } of newForms)
            done.push(run_case_describe(planFirstCommit(issue.number, {})));
        for (const each of fresh)
            done.push(run_case_describe(planCaseIssue(each, config, sweep.read.now, sweep.read.self)));
        return [];
    }
    await createLabels(sweep, done);
    const store = storeOf(sweep, done);
    const numbers = [];
    for (const { issue } of newForms) {
        if (sweep.team.kind === 'unknown')
            break;
        const stored = planFormCase(issue, sweep.read.now, sweep.read.self, sweep.team.members);
        if (!(await store.commit(`Case ${stored.number}: received`, filesOf(stored, issue.body))))
            return 'conflict';
        numbers.push(stored.number);
    }
    const taken = await takeInAdvisories(sweep, fresh, store, done);
    return taken === 'conflict' ? taken : [...numbers, ...taken];
}
const oldestFirst = (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt);
const filesOf = (stored, report) => ({
    [pathOfCase(stored.number)]: renderStoredCase(stored),
    [pathOfReport(stored.number)]: report,
});
async function createLabels({ ports, read, config }, done) {
    if (read.repo.labels === null)
        return;
    const present = new Set(read.repo.labels.map((label) => label.toLowerCase()));
    const labels = LABELS.map((label) => ({
        name: labelName(config, label.id),
        description: label.description,
        colour: label.colour,
    }));
    const form = {
        name: config.intake.formLabel,
        description: 'A report that came in by one of our forms. The form sets this.',
        colour: 'd4c5f9',
    };
    const missing = [...labels, form].filter((label) => !present.has(label.name.toLowerCase()));
    if (missing.length === 0)
        return;
    const operation = {
        kind: 'create-labels',
        labels: missing,
        surface: 'team',
        why: 'The process needs these labels.',
    };
    await ports.github.apply(operation, { caseNumber: null, storeHead: read.storeHead, self: read.self });
    done.push(run_case_describe(operation));
}
const take_in_planCommit = (message, files) => ({
    kind: 'commit-store',
    message,
    files,
    surface: 'team',
    why: message,
});
const planFirstCommit = (number, files) => take_in_planCommit(`Case ${number}: received`, files);
function storeOf({ ports, read }, done) {
    let head = read.storeHead;
    return {
        commit: async (message, files) => {
            const operation = take_in_planCommit(message, files);
            const outcome = await ports.github.apply(operation, {
                caseNumber: null,
                storeHead: head,
                self: read.self,
            });
            if (outcome.kind !== 'done' && outcome.kind !== 'already')
                return false;
            head = outcome.result?.head ?? head;
            done.push(run_case_describe(operation));
            return true;
        },
    };
}
async function takeInAdvisories(sweep, fresh, store, done) {
    const { read } = sweep;
    const mine = [];
    const numbers = [];
    let memory = sweep.memory;
    for (const each of fresh) {
        const claimed = await takeClaim(sweep, memory, each);
        if (claimed === 'wait')
            continue;
        if (typeof claimed === 'number') {
            const next = {
                ...memory,
                claims: memory.claims.filter((claim) => claim.key !== intakeKey(each.facts.ghsa)),
            };
            if (!(await commitCase(store, each, claimed, read, next)))
                return 'conflict';
            memory = next;
            numbers.push(claimed);
        }
        else
            mine.push(each);
    }
    if (mine.length > 0) {
        const keys = new Set(mine.map((each) => intakeKey(each.facts.ghsa)));
        memory = {
            ...memory,
            claims: [
                ...memory.claims.filter((claim) => !keys.has(claim.key)),
                ...[...keys].map((key) => ({ key, run: sweep.ports.run, at: read.now })),
            ],
        };
        if (!(await store.commit('Claim reports to be taken in', { [PATH_OF_SWEEP]: renderSweepMemory(memory) })))
            return 'conflict';
    }
    for (const each of mine) {
        const number = await createIssue(sweep, each, done);
        memory = { ...memory, claims: memory.claims.filter((claim) => claim.key !== intakeKey(each.facts.ghsa)) };
        if (!(await commitCase(store, each, number, read, memory)))
            return 'conflict';
        numbers.push(number);
    }
    return numbers;
}
async function takeClaim(sweep, memory, found) {
    const claim = memory.claims.find((each) => each.key === intakeKey(found.facts.ghsa));
    if (!claim)
        return undefined;
    const { ports, config, read } = sweep;
    if (claim.run.split('/')[0] !== ports.run.split('/')[0]) {
        const runs = await ports.github.readRuns([claim.run]);
        if (runs[claim.run] === 'alive')
            return 'wait';
    }
    const done = await ports.github.findDone(planCaseIssue(found, config, read.now, read.self), claim.at);
    return done?.kind === 'done' || done?.kind === 'already' ? done.result?.number : undefined;
}
async function createIssue(sweep, found, done) {
    const { ports, config, read } = sweep;
    const operation = planCaseIssue(found, config, read.now, read.self);
    const outcome = await ports.github.apply(operation, {
        caseNumber: null,
        storeHead: read.storeHead,
        self: read.self,
    });
    if (outcome.kind === 'refused') {
        throw new ProcessTrouble('permission-missing', `GitHub refuses to open a case issue in ${read.repo.name} (${outcome.permission ?? outcome.status}). Grant the App or token Issues: write there; the report waits.`);
    }
    done.push(run_case_describe(operation));
    const number = outcome.kind === 'conflict' ? undefined : outcome.result?.number;
    if (number === undefined)
        throw new ProcessTrouble('github-unreachable', 'GitHub did not say which issue it opened. The next run looks for it.');
    return number;
}
function commitCase(store, found, number, read, memory) {
    const stored = planAdvisoryCase(found, number, read.now, read.self);
    return store.commit(`Case ${number}: received`, {
        ...filesOf(stored, renderReport(found)),
        [PATH_OF_SWEEP]: renderSweepMemory(memory),
    });
}
async function keepWatermark(sweep, done) {
    const { ports, options } = sweep;
    const next = nextWatermark(sweep);
    const listed = options.scope.has('intake') ? sweep.listed : sweep.memory.listed;
    const isKept = next === null || next === watermarkOf(sweep.memory, options.scope);
    if (isKept && listed?.of === sweep.memory.listed?.of && listed?.day === sweep.memory.listed?.day)
        return;
    const read = done.length === 0 ? sweep.read : await ports.github.readSweep();
    const memory = parseSweepMemory(read.sweepText);
    if (memory.claims.length > 0)
        return;
    const marked = next === null ? memory : withWatermark(memory, options.scope, next);
    const text = renderSweepMemory({ ...marked, listed });
    const operation = take_in_planCommit('Sweep', { [PATH_OF_SWEEP]: text });
    const context = { caseNumber: null, storeHead: read.storeHead, self: read.self };
    const outcome = await ports.github.apply(operation, context);
    if (outcome.kind === 'done')
        done.push(run_case_describe(operation));
}
function nextWatermark({ found, memory, read, refused, options }) {
    const before = watermarkOf(memory, options.scope);
    if (refused.length > 0)
        return before;
    const latest = found.reduce((newest, each) => Math.max(newest, Date.parse(each.updatedAt)), Date.parse(before ?? '') || 0);
    return latest === 0 ? null : new Date(Math.min(latest, Date.parse(read.now) - 1_000)).toISOString();
}

;








const PAGE = 100;
const sweep_MOST_CONFLICTS = 5;
async function runSweep(ports, options) {
    const done = [];
    for (let conflict = 0; conflict < sweep_MOST_CONFLICTS; conflict++) {
        const sweep = await lookAround(ports, options);
        if (sweep === 'restored')
            continue;
        const taken = await takeIn(sweep, done);
        if (taken === 'conflict')
            continue;
        const last = await carryOut(sweep, taken, done);
        if (sweep.broken.length > 0)
            throw new ProcessTrouble('bad-store', sweep.broken.join('\n'));
        if (sweep.refused.length > 0)
            throw explainRefusal(sweep.refused);
        if (!options.dryRun)
            await keepWatermark(sweep, done);
        return sweep_conclude(sweep, taken, last, done);
    }
    return { decision: 'waiting', reason: 'store-conflict', plan: done, changed: done.length > 0 };
}
function explainRefusal(refused) {
    return new ProcessTrouble('permission-missing', `Could not find privately reported advisories in ${refused.join(', ')}. Grant the App or token the permission repository_advisories: write there; reports that wait are taken in then.`);
}
async function lookAround(ports, options) {
    const read = await ports.github.readSweep();
    const config = readConfig(read.configText);
    const nobody = { kind: 'unknown', why: 'not asked yet' };
    if (!read.repo.isPrivate)
        guardSurface({ repo: read.repo, team: nobody, self: read.self }, config);
    const around = await ports.github.readSurroundings({ team: config.team, posts: [], tags: [] });
    guardIdentity(config, around);
    guardSurface({ repo: { ...read.repo, owners: around.owners }, team: around.team, self: read.self }, config);
    if (around.team.kind === 'unknown')
        throw new ProcessTrouble('membership-unknown', `Who is in ${config.team.owner}/${config.team.slug} could not be read, so nothing was judged and nothing was written: ${around.team.why}. Promises to reporters are not watched before that is mended.`);
    if (!options.dryRun && (await restoreStore(ports, read, around.team)))
        return 'restored';
    const memory = parseSweepMemory(read.sweepText);
    const watermark = watermarkOf(memory, options.scope);
    const listed = { of: digestOf(config.owners), day: read.now.slice(0, 10) };
    const lists = config.intake.advisories
        ? await ports.github.findAdvisories(config.owners, isListed(memory, listed, options) ? watermark : null)
        : { found: [], refused: [] };
    const seen = new Set(lists.found.map((each) => each.facts.ghsa));
    const changed = new Set(lists.found.filter(isSince(watermark)).map((each) => each.facts.ghsa));
    const known = new Set();
    const due = [];
    const broken = [];
    for await (const page of readPages(ports, read.cases)) {
        for (const swept of page) {
            const stored = readQuietly(swept, broken);
            if (!stored)
                continue;
            for (const ghsa of [stored.source.ghsa, ...stored.advisories.map((each) => each.ghsa)])
                if (ghsa && seen.has(ghsa))
                    known.add(ghsa);
            const { issue } = swept;
            const { team } = around;
            if (findDue({ stored, issue, config, now: read.now, self: read.self, team, changed }))
                due.push(stored.number);
        }
    }
    const { found, refused } = lists;
    const rest = { found, refused, listed, known, due, broken };
    return { ports, options, read, config, team: around.team, memory, ...rest };
}
function isListed({ listed }, now, options) {
    return !options.scope.has('intake') || (listed?.of === now.of && listed.day === now.day);
}
async function* readPages(ports, cases) {
    const ask = (from) => ports.github.readCases(cases.slice(from, from + PAGE));
    let next = cases.length > 0 ? ask(0) : undefined;
    for (let from = PAGE; next; from += PAGE) {
        const page = await next;
        next = from < cases.length ? ask(from) : undefined;
        next?.catch(() => undefined);
        await new Promise(setImmediate);
        yield page;
    }
}
const isSince = (watermark) => ({ updatedAt }) => watermark === null || Date.parse(updatedAt) > Date.parse(watermark);
function readQuietly(swept, broken) {
    try {
        return readStored(swept.storedText, swept.number);
    }
    catch (error) {
        if (!(error instanceof ProcessTrouble))
            throw error;
        broken.push(error.message);
        return null;
    }
}
async function carryOut(sweep, taken, done) {
    const troubles = [];
    let last;
    for (const number of [...taken, ...sweep.due.filter((each) => !taken.includes(each))]) {
        try {
            last = await runCase(sweep.ports, number, sweep.options);
            done.push(...last.plan);
        }
        catch (error) {
            troubles.push(error);
        }
    }
    if (troubles.length > 0)
        throw troubles[0];
    return last;
}
function sweep_conclude({ options }, taken, last, done) {
    const changed = done.length > 0 && !options.dryRun;
    if (options.dryRun)
        return { decision: 'nothing', reason: 'dry-run', plan: done, changed: false };
    if (taken.length > 0)
        return { decision: 'done', reason: 'taken-in', plan: done, changed };
    if (changed)
        return { decision: 'done', reason: 'acted', plan: done, changed };
    if (last?.decision === 'waiting')
        return { ...last, plan: done };
    return { decision: 'nothing', reason: 'swept-clean', plan: done, changed };
}

;







async function handleEvent(ports, event, scope, dryRun) {
    const concern = (0,concern_of_event .g)(event);
    if (concern.kind === 'none')
        return notOurs;
    if (concern.kind === 'all-cases')
        return runSweep(ports, { scope, dryRun });
    const result = await runCase(ports, concern.issue, { scope, dryRun });
    if (result.reason !== 'not-our-event')
        return result;
    const number = await findCase(ports, concern.issue, scope, dryRun);
    return number === undefined ? result : runCase(ports, number, { scope, dryRun });
}
const notOurs = { decision: 'nothing', reason: 'not-our-event', plan: [], changed: false };
async function findCase(ports, issue, scope, dryRun) {
    const read = await ports.github.readCase(issue);
    if (!read.issue)
        return undefined;
    const marker = readMarker({ author: read.issue.author, body: read.issue.body, lastEditor: null }, read.self);
    const again = /^case\/(\d+)$/.exec(marker ?? '')?.[1];
    if (again)
        return Number(again);
    if (!scope.has('intake') || dryRun)
        return undefined;
    return takeInForm(ports, read, issue);
}
async function takeInForm(ports, read, number) {
    const config = readConfig(read.configText);
    const isForm = read.issue.labels.some((label) => label.toLowerCase() === config.intake.formLabel.toLowerCase());
    if (!isForm)
        return undefined;
    const started = startObserving(read, number, ports.run);
    const around = await ports.github.readSurroundings({ team: config.team, posts: [], tags: [] });
    guardIdentity(config, around);
    guardSurface({ ...started, team: around.team, repo: { ...started.repo, owners: around.owners } }, config);
    if (around.team.kind === 'unknown')
        return undefined;
    const stored = planFormCase(read.issue, read.now, read.self, around.team.members);
    const outcome = await ports.github.apply({
        kind: 'commit-store',
        files: { [pathOfCase(number)]: renderStoredCase(stored), [pathOfReport(number)]: read.issue.body },
        message: `Case ${number}: received`,
        surface: 'team',
        why: 'An issue from one of our forms becomes a case.',
    }, { caseNumber: number, storeHead: read.storeHead, self: read.self });
    return outcome.kind === 'conflict' ? takeInFormAgain(ports, number) : number;
}
async function takeInFormAgain(ports, number) {
    const read = await ports.github.readCase(number);
    if (!read.issue)
        return undefined;
    return read.storedText === null ? takeInForm(ports, read, number) : number;
}

;

const ackTimer = (ports, event, dryRun) => handleEvent(ports, event, new Set(['ack-timer']), dryRun);

;

const advisoryDraft = (ports, event, dryRun) => handleEvent(ports, event, new Set(['advisory-draft']), dryRun);

;

const announce = (ports, event, dryRun) => handleEvent(ports, event, new Set(['announce']), dryRun);

;

function judgePublicRelease({ tag, commit, manifest, npm }) {
    if (commit === null || manifest === null)
        return { kind: 'failed' };
    const facts = readManifest(manifest);
    const version = versionOfTag(tag);
    if (!facts || version === null || facts.version !== version)
        return { kind: 'failed' };
    if (facts.isPrivate)
        return { kind: 'passed' };
    if (npm === null)
        return { kind: 'ask-npm', name: facts.name };
    switch (npm.kind) {
        case 'absent':
            return { kind: 'passed' };
        case 'published':
            return { kind: npm.versions.includes(version) ? 'failed' : 'passed' };
        case 'unreachable':
            return { kind: 'failed' };
    }
}
function versionOfTag(tag) {
    return (0,semver.valid)(tag.replace(/^.*@/, '').replace(/^v\.?/, ''));
}
function readManifest(text) {
    try {
        const value = JSON.parse(text);
        if (typeof value !== 'object' || value === null)
            return undefined;
        const { name, version, private: isPrivate } = value;
        if (typeof name !== 'string' || typeof version !== 'string')
            return undefined;
        return { name, version, isPrivate: isPrivate === true };
    }
    catch {
        return undefined;
    }
}

;

async function checkRelease(ports, tag) {
    const commit = tag === '' ? null : await ports.reader.readTag(tag);
    const manifest = commit === null ? null : await ports.reader.readManifest(commit);
    const first = judgePublicRelease({ tag, commit, manifest, npm: null });
    if (first.kind !== 'ask-npm')
        return end(first.kind === 'passed');
    const published = await ports.npm.readPublished(first.name);
    return end(judgePublicRelease({ tag, commit, manifest, npm: published }).kind === 'passed');
}
const end = (passed) => ({
    decision: passed ? 'done' : 'refused',
    reason: passed ? 'gate-passed' : 'gate-open',
    plan: [],
    changed: false,
});

;


const conductor = (ports, event, dryRun) => handleEvent(ports, event, new Set(ACTIONS), dryRun);

;

const intake_intake = (ports, event, dryRun) => handleEvent(ports, event, new Set(['intake']), dryRun);

;

const privatize_privatize = (ports, event, dryRun) => handleEvent(ports, event, new Set(['privatize']), dryRun);

;

const releaseGate = (ports, event, dryRun) => handleEvent(ports, event, new Set(['release-gate']), dryRun);

var external_node_child_process_ = __webpack_require__(1421);
;

function createNpmReader(options = {}) {
    const { spawn = external_node_child_process_.spawn, environment = process.env, timeoutMs = 60_000 } = options;
    const env = pickEnvironment(environment);
    return {
        async readPublished(packageName, version) {
            if (!isPackageName(packageName))
                return unreachable('this is not a package name of npm');
            const args = ['view', '--json', '--', packageName, 'versions', 'time', 'dist-tags'];
            const answer = await readOutput(spawn, args, env, timeoutMs);
            if (answer.kind === 'failed')
                return unreachable(answer.reason);
            const published = parseView(answer.output);
            if (published.kind === 'published' && version !== undefined && !published.versions.includes(version)) {
                return { kind: 'absent' };
            }
            return published;
        },
    };
}
function isPackageName(name) {
    if (name.length > 214 || /\.(?:tgz|tar|tar\.gz)$/i.test(name))
        return false;
    const [scope, bare, ...more] = name.startsWith('@') ? name.slice(1).split('/') : [undefined, name];
    if (more.length > 0 || bare === undefined)
        return false;
    return isNamePart(bare) && (scope === undefined || isNamePart(scope));
}
function isNamePart(part) {
    return /^[a-z\d~!'()*][\w.~!'()*-]*$/i.test(part);
}
function parseView(output) {
    const view = parseObject(output);
    if (view === undefined)
        return unreachable('npm gave an answer that cannot be read');
    const error = view.error;
    if (isObject(error)) {
        if (error.code === 'E404')
            return { kind: 'absent' };
        const code = String(error.code);
        return unreachable(/^[A-Z][A-Z\d_]{1,40}$/.test(code) ? `npm failed with ${code}` : 'npm failed');
    }
    const versions = [view.versions].flat().filter((version) => typeof version === 'string');
    if (versions.length === 0)
        return unreachable('npm gave an answer without versions');
    return {
        kind: 'published',
        versions,
        times: pickTimes(view.time, versions),
        tags: pickTags(view['dist-tags']),
    };
}
function pickTimes(times, versions) {
    if (!isObject(times))
        return {};
    return Object.fromEntries(versions.flatMap((version) => {
        const time = Date.parse(String(Object.hasOwn(times, version) ? times[version] : ''));
        return Number.isNaN(time) ? [] : [[version, new Date(time).toISOString()]];
    }));
}
function pickTags(tags) {
    if (!isObject(tags))
        return {};
    return Object.fromEntries(Object.entries(tags).filter((tag) => typeof tag[1] === 'string'));
}
function unreachable(reason) {
    return { kind: 'unreachable', reason };
}
function parseObject(output) {
    try {
        const value = JSON.parse(output);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const HANDED_ON = /^(?:path|home|userprofile|appdata|localappdata|systemroot|comspec|pathext|tmpdir|temp|tmp|prefix|lang|lc_all|(?:https?_|no_|all_)?proxy|node_extra_ca_certs|ssl_cert_(?:file|dir)|node_auth_token|npm_token|npm_config_.+)$/i;
const DEFAULTS = {
    npm_config_update_notifier: 'false',
    npm_config_logs_max: '0',
    npm_config_loglevel: 'error',
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '5000',
};
function pickEnvironment(environment) {
    const picked = Object.entries(environment).filter((entry) => entry[1] !== undefined && HANDED_ON.test(entry[0]));
    return { ...DEFAULTS, ...Object.fromEntries(picked) };
}
const MAX_OUTPUT = 64 * 1024 * 1024;
function readOutput(spawn, args, env, timeoutMs) {
    return new Promise((resolve) => {
        const child = spawn('npm', args, { env, shell: false, stdio: ['ignore', 'pipe', 'ignore'] });
        const stop = (reason) => {
            child.kill('SIGKILL');
            child.stdout.destroy();
            finish({ kind: 'failed', reason });
        };
        const timer = setTimeout(() => stop(`npm gave no answer in ${Math.round(timeoutMs / 1000)} s`), timeoutMs);
        const finish = (answer) => {
            clearTimeout(timer);
            resolve(answer);
        };
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (text) => {
            output += text;
            if (output.length > MAX_OUTPUT)
                stop('npm gave an answer that is too long');
        });
        child.on('error', () => finish({ kind: 'failed', reason: 'npm could not be started' }));
        child.on('close', () => finish({ kind: 'printed', output }));
    });
}

;
const inTriageRepo = (does, permissions) => ({
    does,
    where: 'triage repo',
    permissions,
    kind: 'base',
});
const inProjectRepos = (does, permissions) => ({
    does,
    where: 'project repos',
    permissions,
    kind: 'base',
});
const writesIssues = (does) => inTriageRepo(does, { issues: 'write' });
const writesAdvisories = (does) => inProjectRepos(does, { repository_advisories: 'write' });
const readsCases = { contents: 'read', issues: 'read', members: 'read' };
const reads = {
    'read-case': inTriageRepo('read a case: its issue, the store, the configuration, who can read it', readsCases),
    'read-sweep': inTriageRepo('read the list of cases', readsCases),
    'read-cases': inTriageRepo('read many cases at once', { contents: 'read', issues: 'read' }),
    'find-forms': inTriageRepo('find reports that came by a form', { issues: 'read' }),
    'read-store': inTriageRepo('read the history of the store', { contents: 'read' }),
    'read-runs': inTriageRepo('tell whether the run that holds a claim is alive', { actions: 'read' }),
    'find-done': inTriageRepo('find out what a run that died had done', { issues: 'read' }),
    'read-visibility': inTriageRepo('tell who can see the triage repo', { metadata: 'read' }),
    'read-release': inProjectRepos('read the tag of a release', { contents: 'read' }),
    'read-surroundings': {
        does: 'read the triage team, tags, and pull requests of posts',
        where: 'organisation',
        permissions: { contents: 'read', members: 'read', pull_requests: 'read' },
        kind: 'base',
    },
    'read-thread': inProjectRepos('read a public issue or pull request', {
        issues: 'read',
        pull_requests: 'read',
    }),
    'read-advisories': inProjectRepos('read an advisory', { repository_advisories: 'read' }),
    'find-advisories': inProjectRepos('find privately reported advisories', { repository_advisories: 'write' }),
};
const operations = {
    'commit-store': inTriageRepo('write the store', { contents: 'write' }),
    'add-labels': writesIssues('set a label'),
    'remove-label': writesIssues('take a label off'),
    'create-labels': writesIssues('create labels'),
    comment: writesIssues('comment on a case'),
    'edit-comment': writesIssues('edit a comment of the bot'),
    'delete-comment': writesIssues('delete a comment of the bot'),
    react: writesIssues('answer a command with a reaction'),
    assign: writesIssues('assign people'),
    unassign: writesIssues('unassign people'),
    'edit-issue': writesIssues('edit, close or reopen a case issue'),
    'create-case-issue': writesIssues('open a case issue'),
    'create-advisory': writesAdvisories('create an advisory'),
    'update-advisory': writesAdvisories('edit or accept an advisory'),
    'publish-advisory': writesAdvisories('publish an advisory'),
    'request-cve': writesAdvisories('request a CVE from GitHub'),
    'transfer-issue': {
        does: 'transfer a public issue to the triage repo',
        where: 'project repos',
        permissions: { issues: 'write' },
        kind: 'optional',
        twin: 'Somebody with write access to both repos opens the issue, chooses “Transfer issue” and then the triage repo.',
    },
    'quiet-pull': {
        does: 'quiet a public pull request: edit, close, lock',
        where: 'project repos',
        permissions: { pull_requests: 'write' },
        kind: 'optional',
        twin: 'Somebody with write access edits title and description of the pull request, closes it and locks the conversation.',
    },
    'create-placeholder': {
        does: 'open an issue in place of one that was moved',
        where: 'project repos',
        permissions: { issues: 'write' },
        kind: 'optional',
        twin: 'A member opens the issue by hand with the text from the case.',
    },
    'open-post': {
        does: 'open the pull request of a post',
        where: 'site repo',
        permissions: { contents: 'write', pull_requests: 'write' },
        kind: 'optional',
        twin: 'A member adds the file with the text from the case to the site and opens the pull request.',
    },
};
const NEEDS = { ...reads, ...operations };
const isHigher = (one, other) => other === undefined || (one === 'write' && other === 'read');
function sumPermissions(needs) {
    const sum = {};
    for (const { permissions } of needs)
        for (const [key, level] of Object.entries(permissions))
            if (isHigher(level, sum[key]))
                sum[key] = level;
    return sum;
}
function baseNeeds(isHome) {
    const rows = Object.entries(NEEDS);
    return rows.filter(([, need]) => need.kind === 'base' && (isHome || need.where === 'project repos'));
}
function renderPermissions(permissions) {
    return Object.entries(permissions)
        .map(([key, level]) => `${key}: ${level}`)
        .sort()
        .join(', ');
}
function missingPermissions(asked, granted) {
    const isEnough = (have, want) => have === want || have === 'admin' || (have === 'write' && want === 'read');
    return Object.entries(asked)
        .filter(([key, level]) => key !== 'metadata' && !isEnough(granted[key], level))
        .map(([key, level]) => `${key}: ${level}`);
}

;

class GitHubTrouble extends Error {
    code;
    call;
    repo;
    status;
    permission;
    unknown;
    constructor(facts) {
        super(trouble_describe(facts));
        this.name = 'GitHubTrouble';
        this.code = facts.code;
        this.call = facts.call;
        this.repo = facts.repo;
        this.status = facts.status;
        this.permission = facts.permission ?? null;
        this.unknown = facts.unknown ?? false;
    }
}
function trouble_describe(facts) {
    const need = NEEDS[facts.call];
    const status = facts.status > 0 ? ` (${facts.status})` : '';
    const start = `Could not ${need.does} in ${facts.repo}${status}.`;
    const detail = facts.detail === undefined ? '' : ` ${facts.detail}`;
    return `${start}${detail} ${advise(facts)}`;
}
function advise(facts) {
    const permission = facts.permission ?? renderPermissions(NEEDS[facts.call].permissions);
    switch (facts.code) {
        case 'token-refused':
            return `Check the credentials that this workflow is given for ${facts.repo.split('/')[0]}.`;
        case 'permission-missing':
            return `Grant the App or token the permission ${permission} on ${facts.repo}; for an App, the owner also has to accept the change.`;
        case 'not-found':
            return `Either it does not exist any more, or the App or token does not reach ${facts.repo} with ${permission}.`;
        case 'invalid':
            return 'Nothing was changed by this call. The plan of the run says what was to be written.';
        case 'conflict':
            return 'Somebody else wrote first; the next run looks again.';
        case 'github-unreachable':
            return facts.unknown
                ? 'It is not known whether GitHub carried it out; the next run looks before it repeats anything.'
                : 'Run it again later; nothing is lost, the next run takes it up.';
    }
}
function describeRefusal(body) {
    if (typeof body !== 'object' || body === null)
        return 'GitHub gave no reason.';
    const { message, errors } = body;
    const fields = (Array.isArray(errors) ? errors : []).flatMap(describeField);
    const known = typeof message === 'string' ? CONSTANT_SENTENCES.find((one) => message.startsWith(one)) : undefined;
    const parts = [...(known === undefined ? [] : [known.replace(/\.$/, '')]), ...new Set(fields)];
    return parts.length === 0
        ? 'GitHub gave no reason that could be shown.'
        : `GitHub says: ${parts.join('; ')}.`;
}
function describeField(error) {
    if (typeof error !== 'object' || error === null)
        return [];
    const { field, code } = error;
    const isWord = (value) => typeof value === 'string' && /^[\w.[\]-]{1,60}$/.test(value);
    if (!isWord(code))
        return isWord(field) ? [field] : [];
    return [isWord(field) ? `${field} is ${code.replaceAll('_', ' ')}` : code.replaceAll('_', ' ')];
}
const CONSTANT_SENTENCES = [
    'Resource not accessible by integration',
    'Resource not accessible by personal access token',
    'Must have admin rights to Repository.',
    'Must have write access to Repository.',
    'Repository was archived so is read-only.',
    'Repository access blocked',
    'Git Repository is empty.',
    'Issues are disabled for this repo',
    'Issues has been disabled in this repository.',
    'This issue was deleted',
    'Reference already exists',
    'Bad credentials',
    'Requires authentication',
    'Validation Failed',
    'Not Found',
];
function isTrouble(error, ...codes) {
    return error instanceof GitHubTrouble && (codes.length === 0 || codes.includes(error.code));
}

;


function createClient(transport, tokens) {
    async function send(access, sending) {
        const answer = await transport.send(await tokens.tokenFor(access, sending.call), sending);
        if (answer.status !== 401 || !tokens.forget(access))
            return answer;
        return transport.send(await tokens.tokenFor(access, sending.call), sending);
    }
    return {
        now: () => transport.firstDate() ?? new Date(0).toISOString(),
        rest: async (call) => {
            const isRead = call.route.startsWith('GET ');
            const sending = {
                ...(call.parameters === undefined ? {} : { parameters: call.parameters }),
                ...(call.acceptText === undefined ? {} : { acceptText: call.acceptText }),
                ...(call.follow === undefined ? {} : { follow: call.follow }),
                call: call.call,
                repo: client_nameOf(call.target),
                route: call.route,
                kind: isRead ? 'read' : 'write',
                repeatable: isRead || call.repeatable === true,
            };
            const answer = await send(accessOf(call), sending);
            const isFine = answer.status < 400 || call.expect?.includes(answer.status);
            if (!isFine)
                throw restTrouble(answer, call.call, sending.repo);
            return answer;
        },
        graphql: async (call) => {
            const isRead = !/^\s*mutation\b/.test(call.query);
            const sending = {
                call: call.call,
                repo: client_nameOf(call.target),
                route: 'graphql',
                title: `graphql ${/\b(?:query|mutation)\s+\w+/.exec(call.query)?.[0] ?? 'query'}`,
                parameters: { query: call.query, variables: call.variables ?? {} },
                kind: isRead ? 'read' : 'write',
                repeatable: isRead || call.repeatable === true,
            };
            const answer = await send(accessOf(call), sending);
            if (answer.status >= 400)
                throw restTrouble(answer, call.call, sending.repo);
            return readGraphql(answer, call, sending.repo);
        },
    };
}
function accessOf(call) {
    return { ...call.target, permissions: call.permissions ?? NEEDS[call.call].permissions };
}
function client_nameOf({ owner, repositories }) {
    return repositories !== 'all' && repositories.length === 1 ? `${owner}/${repositories[0]}` : owner;
}
function targetOf(...repos) {
    const [owner = ''] = (repos[0] ?? '').split('/');
    return { owner, repositories: repos.map((repo) => repo.split('/')[1] ?? '') };
}
function pathOf(repo) {
    const [owner = '', name = ''] = repo.split('/');
    return { owner, repo: name };
}
const CODES = {
    401: 'token-refused',
    403: 'permission-missing',
    404: 'not-found',
    409: 'conflict',
    410: 'not-found',
    422: 'invalid',
};
function restTrouble(answer, call, repo) {
    const accepted = answer.headers['x-accepted-github-permissions'];
    return new GitHubTrouble({
        code: answer.status >= 500 ? 'github-unreachable' : (CODES[answer.status] ?? 'invalid'),
        call,
        repo,
        status: answer.status,
        permission: answer.status === 403 && accepted ? accepted.replaceAll('=', ': ') : null,
        detail: describeRefusal(answer.data),
    });
}
function readGraphql(answer, call, repo) {
    const body = answer.data;
    const errors = (Array.isArray(body.errors) ? body.errors : []).map(readError);
    refuseErrors(errors, call.allow ?? (() => false), call.call, repo);
    if (typeof body.data !== 'object' || body.data === null)
        throw new GitHubTrouble({
            code: 'github-unreachable',
            call: call.call,
            repo,
            status: answer.status,
            detail: 'GitHub answered without data.',
        });
    return { data: body.data, errors };
}
function readError(error) {
    const { type, path } = (error ?? {});
    return { type: typeof type === 'string' ? type : '', path: Array.isArray(path) ? path : [] };
}
const GRAPHQL_CODES = {
    FORBIDDEN: ['permission-missing', 403],
    INSUFFICIENT_SCOPES: ['permission-missing', 403],
    NOT_FOUND: ['not-found', 404],
    STALE_DATA: ['conflict', 409],
    UNPROCESSABLE: ['invalid', 422],
};
function refuseErrors(errors, allow, call, repo) {
    const refused = errors.find((error) => !allow(error));
    if (refused)
        throw graphqlTrouble(refused, call, repo);
}
function isAt(error, path, ...types) {
    return ((types.length === 0 || types.includes(error.type)) &&
        path.every((step, index) => error.path[index] === step));
}
function graphqlTrouble(error, call, repo) {
    const [code, status] = GRAPHQL_CODES[error.type] ?? ['github-unreachable', 200];
    const place = error.path.filter((step) => typeof step === 'string').join('.');
    const detail = `GitHub says: ${error.type || 'an error of its own'}${place === '' ? '' : ` at ${place}`}.`;
    return new GitHubTrouble({ code, call, repo, status, detail });
}

;




const rest_facts_text = dist .YjP();
const textOrNull = dist .lqM(dist .mee(rest_facts_text), null);
const rest_facts_list = (item) => dist .lqM(dist .mee(dist .YOg(item)), []);
const scoreSchema = dist .mee(dist .Ikc({ vector_string: dist .mee(rest_facts_text), score: dist .lqM(dist .mee(dist .aig()), null) }));
const rest_facts_advisorySchema = dist .Ikc({
    ghsa_id: rest_facts_text,
    cve_id: textOrNull,
    url: dist .lqM(rest_facts_text, ''),
    html_url: rest_facts_text,
    state: dist .KIO(['triage', 'draft', 'published', 'closed', 'withdrawn']),
    summary: rest_facts_text,
    description: textOrNull,
    severity: textOrNull,
    cvss: dist .lqM(dist .mee(scoreSchema)),
    cvss_severities: dist .lqM(dist .mee(dist .Ikc({ cvss_v3: dist .lqM(scoreSchema), cvss_v4: dist .lqM(scoreSchema) }))),
    cwe_ids: rest_facts_list(rest_facts_text),
    vulnerabilities: rest_facts_list(dist .Ikc({
        package: dist .mee(dist .Ikc({ ecosystem: dist .KIO(ECOSYSTEMS), name: dist .mee(rest_facts_text) })),
        vulnerable_version_range: textOrNull,
        patched_versions: textOrNull,
        vulnerable_functions: rest_facts_list(rest_facts_text),
    })),
    credits: rest_facts_list(dist .Ikc({ login: rest_facts_text, type: dist .KIO(CREDIT_TYPES) })),
    published_at: textOrNull,
});
function factsFromRest(json, readCvss) {
    const parsed = dist .xLC(rest_facts_advisorySchema, json, { abortEarly: true });
    if (!parsed.success) {
        const issue = parsed.issues[0];
        const path = dist .BuJ(issue) ?? 'the whole';
        return {
            kind: 'bad',
            reason: `GitHub's answer is not the advisory that was expected: ${path} is ${issue.received}, expected ${issue.expected ?? 'something else'}.`,
        };
    }
    const advisory = parsed.output;
    const repo = findRepo(advisory);
    if (repo === undefined)
        return { kind: 'bad', reason: `GitHub's answer for ${advisory.ghsa_id} does not tell its repository.` };
    return { kind: 'ok', facts: translate(advisory, repo, readCvss) };
}
function translate(advisory, repo, readCvss) {
    return {
        ghsa: advisory.ghsa_id,
        cve: advisory.cve_id,
        repo,
        url: advisory.html_url,
        state: advisory.state,
        summary: advisory.summary,
        description: advisory.description ?? '',
        severity: parseSeverity(advisory.severity ?? '') ?? null,
        cvss: rest_facts_readScores(advisory, readCvss),
        cwe: advisory.cwe_ids ?? [],
        ranges: (advisory.vulnerabilities ?? []).flatMap((entry) => entry.package === null
            ? []
            : [
                {
                    ecosystem: entry.package.ecosystem,
                    name: entry.package.name ?? '',
                    affected: entry.vulnerable_version_range ?? '',
                    patched: entry.patched_versions === '' ? null : entry.patched_versions,
                    functions: entry.vulnerable_functions ?? [],
                },
            ]),
        credits: advisory.credits ?? [],
        publishedAt: advisory.published_at,
    };
}
function findRepo({ html_url, url }) {
    return (/\/([^/]+\/[^/]+)\/security\/advisories\//.exec(html_url)?.[1] ??
        /\/repos\/([^/]+\/[^/]+)\/security-advisories\//.exec(url)?.[1]);
}
function rest_facts_readScores(advisory, readCvss) {
    const { cvss_v3, cvss_v4 } = advisory.cvss_severities ?? {};
    const given = [cvss_v3 ?? null, cvss_v4 ?? null].filter((one) => one?.vector_string);
    const stated = given.length > 0 ? given : [advisory.cvss ?? null];
    return stated.flatMap((one) => {
        const vector = one?.vector_string;
        if (!vector)
            return [];
        const read = readCvss?.(vector);
        if (read?.kind === 'ok')
            return [read.score];
        const version = cvssVersionOf(vector);
        const score = one.score;
        if (version === undefined || score === null)
            return [];
        return [{ version, vector, score, severity: severityOfScore(score) }];
    });
}

;

function observeAdvisory(raw, repo) {
    const read = factsFromRest(raw);
    if (read.kind === 'bad')
        throw new Error(read.reason);
    return { ...read.facts, repo: repo ?? read.facts.repo };
}
function observeFound(raw) {
    return {
        facts: observeAdvisory(raw),
        reporter: raw.submission === null ? null : observeUser(raw.author),
        createdAt: raw.created_at,
        updatedAt: raw.updated_at,
    };
}
function observeUser(raw) {
    if (!raw)
        return null;
    return {
        id: raw.id,
        login: raw.login,
        kind: raw.type === 'Bot' || raw.login.endsWith('[bot]') ? 'bot' : 'user',
    };
}

;
const ACTOR =   `
fragment actor on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
  ... on EnterpriseUserAccount { user { databaseId } }
}`;
const ASSIGNEE =   `
fragment assignee on Assignee {
  __typename
  ... on User { login databaseId }
  ... on Bot { login databaseId }
  ... on Mannequin { login databaseId }
  ... on Organization { login databaseId }
}`;
const EVENT =   `
fragment event on IssueTimelineItems {
  __typename
  ... on LabeledEvent { id createdAt actor { ...actor } label { name } }
  ... on UnlabeledEvent { id createdAt actor { ...actor } label { name } }
  ... on AssignedEvent { id createdAt actor { ...actor } assignee { ...assignee } }
  ... on UnassignedEvent { id createdAt actor { ...actor } assignee { ...assignee } }
  ... on ClosedEvent { id createdAt actor { ...actor } }
  ... on ReopenedEvent { id createdAt actor { ...actor } }
  ... on TransferredEvent { id createdAt actor { ...actor } }
}`;
const COMMENT =   `
fragment comment on IssueComment {
  id
  body
  url
  createdAt
  lastEditedAt
  author { ...actor }
  editor { ...actor }
}`;
const TYPES = '[LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT, TRANSFERRED_EVENT]';
function renderIssueFragment(size) {
    const [events, comments, body] = size === 'whole' ? [100, 100, 'body'] : [10, 8, ''];
    return   `
fragment issue on Issue {
  id
  number
  title
  ${body}
  state
  url
  createdAt
  author { ...actor }
  repository { nameWithOwner }
  labels(first: 100) { nodes { name } }
  assignees(first: 20) { nodes { login databaseId } }
  timelineItems(last: ${events}, itemTypes: ${TYPES}) { nodes { ...event } }
  first: comments(first: 4) { nodes { ...comment } }
  comments(last: ${comments}) { pageInfo { hasPreviousPage } nodes { ...comment } }
}
${EVENT}
${COMMENT}
${ASSIGNEE}
${ACTOR}`;
}
const BLOB =   `
fragment blob on Blob { text isTruncated byteSize }`;
const SURFACE =   `
fragment surface on Repository {
  id
  nameWithOwner
  isPrivate
  visibility
  labels(first: 100) { nodes { name } }
  collaborators(first: 100) { pageInfo { hasNextPage endCursor } nodes { login databaseId } }
}`;
const STORE_HEAD =   `
fragment storeHead on Ref {
  target {
    oid
    ... on Commit {
      author { email user { login databaseId } }
      signature { isValid wasSignedByGitHub }
    }
  }
}`;

;

function renderSurroundingsQuery(asked) {
    const variables = {};
    const declare = (name, value) => {
        variables[name] = value;
        return `$${name}`;
    };
    const fields = [
        ...(asked.team !== null || asked.withOwners ? [organizationField(asked, declare)] : []),
        ...asked.posts.map((post, index) => postField(post, index, declare)),
        ...asked.tags.map((tag, index) => tagField(tag, index, declare)),
    ];
    const declarations = Object.keys(variables).map((name) => `$${name}: String!`);
    const query =   `
query ReadSurroundings(${declarations.join(', ')}) {
${fields.join('\n')}
}
${asked.team === null ? '' : ACTOR}`;
    return { query, variables };
}
function organizationField(asked, declare) {
    const team = asked.team === null
        ? ''
        : `team(slug: ${declare('team', asked.team)}) {
      databaseId
      members(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...actor } }
    }`;
    const owners = asked.withOwners
        ? 'membersWithRole(first: 100) { pageInfo { hasNextPage } edges { role node { login databaseId } } }'
        : '';
    return `  organization(login: ${declare('owner', asked.owner)}) { login databaseId ${team} ${owners} }`;
}
function postField(post, index, declare) {
    const [owner = '', name = ''] = post.repo.split('/');
    const repository = `repository(owner: ${declare(`postOwner${index}`, owner)}, name: ${declare(`postName${index}`, name)})`;
    return `  post${index}: ${repository} {
    nameWithOwner
    pullRequests(headRefName: ${declare(`branch${index}`, post.branch)}, first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { url state headRepository { nameWithOwner } }
    }
    onBranch: object(expression: ${declare(`file${index}`, `${post.branch}:${post.path}`)}) { ... on Blob { text isTruncated } }
    onDefault: object(expression: ${declare(`merged${index}`, `HEAD:${post.path}`)}) { ... on Blob { text isTruncated } }
  }`;
}
function tagField(tag, index, declare) {
    const [owner = '', name = ''] = tag.repo.split('/');
    const repository = `repository(owner: ${declare(`tagOwner${index}`, owner)}, name: ${declare(`tagName${index}`, name)})`;
    const refs = tag.names.map((tagName, place) => {
        const variable = declare(`tag${index}_${place}`, `refs/tags/${tagName}`);
        return `    name${place}: ref(qualifiedName: ${variable}) { target { oid ... on Tag { target { oid } } } }`;
    });
    return `  tag${index}: ${repository} {\n${refs.join('\n')}\n  }`;
}
const READ_TEAM_PAGE =   `
query ReadTeamPage($owner: String!, $team: String!, $after: String!) {
  organization(login: $owner) {
    team(slug: $team) {
      members(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...actor } }
    }
  }
}
${ACTOR}`;
const LIST_PUBLIC_REPOS =   `
query ListPublicRepos($owner: String!, $after: String) {
  repositoryOwner(login: $owner) {
    repositories(first: 100, after: $after, privacy: PUBLIC, isArchived: false, ownerAffiliations: [OWNER]) {
      pageInfo { hasNextPage endCursor }
      nodes { name }
    }
  }
}`;

;

async function makeSense(call, repo, read) {
    try {
        return await read();
    }
    catch (error) {
        if (isTrouble(error))
            throw error;
        throw new GitHubTrouble({
            code: 'github-unreachable',
            call,
            repo,
            status: 200,
            detail: 'GitHub answered with something that is not what was asked for.',
        });
    }
}

;





async function readAdvisories(room, refs) {
    const read = refs.map(async ({ repo, ghsa }) => [ghsa, await readAdvisory(room, repo, ghsa)]);
    return Object.fromEntries(await Promise.all(read));
}
async function readAdvisory(room, repo, ghsa) {
    const answer = await room.client.rest({
        call: 'read-advisories',
        target: targetOf(repo),
        route: 'GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}',
        parameters: { ...pathOf(repo), ghsa_id: ghsa },
        expect: [404],
    });
    if (answer.status === 404)
        return null;
    return makeSense('read-advisories', repo, () => observeAdvisory(answer.data, repo));
}
async function findAdvisories(room, owners, since) {
    const parts = await Promise.all(owners.map((owner) => findOfOwner(room, owner, since)));
    return {
        found: parts.flatMap((part) => part.found),
        refused: parts.flatMap((part) => part.refused),
    };
}
async function findOfOwner(room, owner, since) {
    const all = { owner: owner.login, repositories: 'all' };
    const list = { route: 'GET /orgs/{org}/security-advisories', parameters: { org: owner.login } };
    try {
        const found = await listChanged(room, all, list, since);
        if (found)
            return { found: found.filter(({ facts }) => isWatched(owner, facts.repo)), refused: [] };
    }
    catch (error) {
        if (!isTrouble(error, 'permission-missing', 'token-refused'))
            throw error;
        return { found: [], refused: [owner.login] };
    }
    return findByRepo(room, owner, since);
}
function isWatched(owner, repo) {
    const name = pathOf(repo).repo.toLowerCase();
    const isIn = (names) => names.some((one) => one.toLowerCase() === name);
    return (owner.repos === 'all-public' || isIn(owner.repos)) && !isIn(owner.exclude);
}
async function findByRepo(room, owner, since) {
    const names = owner.repos === 'all-public' ? await listPublicRepos(room, owner.login) : owner.repos;
    const found = [];
    const refused = [];
    for (const name of names.filter((one) => isWatched(owner, `${owner.login}/${one}`))) {
        const repo = `${owner.login}/${name}`;
        const list = { route: 'GET /repos/{owner}/{repo}/security-advisories', parameters: pathOf(repo) };
        const part = await listChanged(room, targetOf(repo), list, since).catch((error) => {
            if (isTrouble(error, 'permission-missing'))
                return null;
            throw error;
        });
        if (part)
            found.push(...part);
        else
            refused.push(repo);
    }
    return { found, refused };
}
async function listChanged(room, target, list, since) {
    const found = [];
    const isOwnerWide = target.repositories === 'all';
    let after = null;
    for (;;) {
        const answer = await room.client.rest({
            call: 'find-advisories',
            target,
            route: list.route,
            parameters: {
                ...list.parameters,
                sort: 'updated',
                direction: 'desc',
                per_page: 100,
                ...(after === null ? {} : { after }),
            },
            expect: [403, 404],
            permissions: { repository_advisories: isOwnerWide ? 'write' : 'read' },
        });
        if (lacksPermission(answer))
            throw permissionMissing(target.owner);
        if (answer.status >= 400)
            return null;
        const page = await makeSense('find-advisories', target.owner, () => answer.data.flatMap((raw) => observeReadable(raw, room)));
        const fresh = page.filter(({ updatedAt }) => since === null || Date.parse(updatedAt) >= Date.parse(since));
        found.push(...fresh);
        after = fresh.length === page.length ? nextCursor(answer.headers.link) : null;
        if (after === null)
            return found;
    }
}
function lacksPermission({ status, data }) {
    return status === 403 && describeRefusal(data).includes('personal access token');
}
function permissionMissing(owner) {
    return new GitHubTrouble({
        code: 'permission-missing',
        call: 'find-advisories',
        repo: owner,
        status: 403,
        permission: 'repository_advisories: write',
    });
}
function observeReadable(raw, room) {
    try {
        return [observeFound(raw)];
    }
    catch {
        room.log(`An advisory that GitHub listed cannot be read.`);
        return [];
    }
}
function nextCursor(link) {
    const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
    return next === undefined ? null : new URL(next).searchParams.get('after');
}
async function listPublicRepos(room, owner) {
    const names = [];
    let after = null;
    do {
        const { data } = await room.client.graphql({
            call: 'find-advisories',
            target: { owner, repositories: 'all' },
            query: LIST_PUBLIC_REPOS,
            variables: { owner, after },
            permissions: { metadata: 'read' },
        });
        const page = data.repositoryOwner?.repositories;
        names.push(...(page?.nodes ?? []).flatMap((node) => node?.name ?? []));
        after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return names;
}

;





function resultOf(facts) {
    return {
        ghsa: facts.ghsa,
        url: facts.url,
        state: facts.state,
        publishedAt: facts.publishedAt,
        cve: facts.cve,
        facts,
    };
}
async function createAdvisory(room, operation) {
    const { repo, fields, digest } = operation;
    const answer = await room.client.rest({
        call: 'create-advisory',
        target: targetOf(repo),
        route: 'POST /repos/{owner}/{repo}/security-advisories',
        parameters: { ...pathOf(repo), ...fields },
    });
    return makeSense('create-advisory', repo, () => ({
        kind: 'done',
        result: { ...resultOf(observeAdvisory(answer.data, repo)), digest },
    }));
}
function refused(status, why) {
    return { kind: 'refused', status, permission: null, why };
}
const missing = (operation) => refused(404, `There is no advisory ${operation.ghsa} in ${operation.repo} that these credentials can see.`);
async function updateAdvisory(room, operation) {
    const { repo, ghsa, fields, state, digest } = operation;
    const before = await readAdvisory(room, repo, ghsa);
    if (!before)
        return missing(operation);
    const hasFields = Object.keys(fields).length > 0;
    if (!hasFields && (state === undefined || state === before.state))
        return { kind: 'already', result: resultOf(before) };
    const isOut = before.state === 'published' || before.state === 'withdrawn';
    if (isOut && operation.surface !== 'public')
        return refused(409, `${ghsa} is ${before.state}: nothing that is not meant for the public is written to it.`);
    const answer = await room.client.rest({
        call: 'update-advisory',
        target: targetOf(repo),
        route: 'PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}',
        parameters: { ...pathOf(repo), ghsa_id: ghsa, ...fields, ...(state === undefined ? {} : { state }) },
        repeatable: true,
    });
    return makeSense('update-advisory', repo, () => ({
        kind: 'done',
        result: {
            ...resultOf(observeAdvisory(answer.data, repo)),
            ...(digest === undefined ? {} : { digest }),
        },
    }));
}
async function publishAdvisory(room, operation) {
    const { repo, ghsa, digest } = operation;
    const before = await readAdvisory(room, repo, ghsa);
    if (!before)
        return missing(operation);
    if (before.state === 'published')
        return { kind: 'already', result: resultOf(before) };
    if (room.digestOf && (await room.digestOf(before)) !== digest)
        return { kind: 'conflict' };
    const failure = await sendPublication(room, repo, ghsa);
    const after = await readAdvisory(room, repo, ghsa);
    if (after?.state === 'published')
        return { kind: 'done', result: resultOf(after) };
    if (failure)
        throw failure;
    const detail = `${ghsa} was to be published, and reads back as ${after?.state ?? 'gone'}.`;
    throw new GitHubTrouble({ code: 'invalid', call: 'publish-advisory', repo, status: 200, detail });
}
async function sendPublication(room, repo, ghsa) {
    try {
        await room.client.rest({
            call: 'publish-advisory',
            target: targetOf(repo),
            route: 'PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}',
            parameters: { ...pathOf(repo), ghsa_id: ghsa, state: 'published' },
        });
        return null;
    }
    catch (error) {
        if (isTrouble(error))
            return error;
        throw error;
    }
}
async function requestCve(room, operation) {
    const { repo, ghsa } = operation;
    const before = await readAdvisory(room, repo, ghsa);
    if (!before)
        return missing(operation);
    if (before.cve !== null)
        return { kind: 'already', result: resultOf(before) };
    await room.client.rest({
        call: 'request-cve',
        target: targetOf(repo),
        route: 'POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve',
        parameters: { ...pathOf(repo), ghsa_id: ghsa },
    });
    return { kind: 'done', result: resultOf(before) };
}

;
const COMMIT_FILES =   `
mutation CommitStore($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
const EDIT_COMMENT =   `
mutation EditComment($id: ID!, $body: String!) {
  updateIssueComment(input: { id: $id, body: $body }) { issueComment { id url } }
}`;
const DELETE_COMMENT =   `
mutation DeleteComment($id: ID!) {
  deleteIssueComment(input: { id: $id }) { clientMutationId }
}`;
const REACT =   `
mutation React($id: ID!, $content: ReactionContent!) {
  addReaction(input: { subjectId: $id, content: $content }) { reaction { content } }
}`;
const READ_TRANSFER =   `
query ReadTransfer($id: ID!, $owner: String!, $name: String!) {
  node(id: $id) { ... on Issue { number state repository { nameWithOwner } } }
  repository(owner: $owner, name: $name) { id isPrivate visibility }
}`;
const TRANSFER =   `
mutation TransferIssue($id: ID!, $target: ID!) {
  transferIssue(input: { issueId: $id, repositoryId: $target }) { issue { number url } }
}`;
const REOPEN_AND_TRANSFER =   `
mutation ReopenAndTransferIssue($id: ID!, $target: ID!) {
  reopenIssue(input: { issueId: $id }) { issue { state } }
  transferIssue(input: { issueId: $id, repositoryId: $target }) { issue { number url } }
}`;
const READ_SITE =   `
query ReadSite($owner: String!, $name: String!, $branch: String!, $ours: String!, $base: String!, $file: String!) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    defaultBranchRef { name target { oid } }
    base: ref(qualifiedName: $base) { name target { oid } }
    ours: ref(qualifiedName: $ours) { target { oid } }
    file: object(expression: $file) { ... on Blob { text isTruncated } }
    pullRequests(headRefName: $branch, first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number url state headRepository { nameWithOwner } }
    }
  }
}`;

;


const CONFIG_PATH = '.github/security-process.yml';
const SWEEP_PATH = 'sweep.yml';
const triage_OWNERS =   `
  organization(login: $owner) {
    membersWithRole(first: 100) { pageInfo { hasNextPage } edges { role node { login databaseId } } }
  }`;
const HEAD =   `
    ...surface
    config: object(expression: "HEAD:${CONFIG_PATH}") { ...blob }
    storeRef: ref(qualifiedName: "refs/heads/${STORE_BRANCH}") { ...storeHead }`;
const READ_CASE =   `
query ReadCase($owner: String!, $name: String!, $number: Int!, $stored: String!, $report: String!) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    ${HEAD}
    stored: object(expression: $stored) { ...blob }
    report: object(expression: $report) { ...blob }
    issue(number: $number) { ...issue }
  }
  ${triage_OWNERS}
}
${SURFACE}
${STORE_HEAD}
${BLOB}
${renderIssueFragment('whole')}`;
const READ_ISSUE =   `
query ReadIssue($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { issue(number: $number) { ...issue } }
}
${renderIssueFragment('whole')}`;
const READ_SWEEP =   `
query ReadSweep($owner: String!, $name: String!) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    ${HEAD}
    cases: object(expression: "${STORE_BRANCH}:cases") { ... on Tree { entries { name type } } }
    sweep: object(expression: "${STORE_BRANCH}:${SWEEP_PATH}") { ...blob }
  }
  ${triage_OWNERS}
}
${SURFACE}
${STORE_HEAD}
${BLOB}`;
const READ_MORE_READERS =   `
query ReadMoreReaders($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    collaborators(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { login databaseId } }
  }
}`;
const FIND_FORMS =   `
query FindForms($owner: String!, $name: String!, $label: String!) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, labels: [$label], states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { ...issue body }
    }
  }
}
${renderIssueFragment('light')}`;
const READ_VISIBILITY =   `
query ReadVisibility($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { id isPrivate visibility }
}`;
function renderCasesQuery(cases) {
    const fields = cases.map(({ number, issue, withFile }) => {
        const file = `stored${number}: object(expression: "${STORE_BRANCH}:cases/${number}.yml") { ...blob }`;
        return `    ${withFile ? file : ''} issue${number}: issue(number: ${issue}) { ...issue }`;
    });
    return   `
query ReadCases($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
${fields.join('\n')}
  }
}
${cases.some(({ withFile }) => withFile) ? BLOB : ''}
${renderIssueFragment('light')}`;
}

;



async function readVisibility(room, repo) {
    const { owner, repo: name } = pathOf(repo);
    const { data } = await room.client.graphql({
        call: 'read-visibility',
        target: targetOf(repo),
        query: READ_VISIBILITY,
        variables: { owner, name },
    });
    const { repository } = data;
    if (!repository)
        throw new GitHubTrouble({ code: 'not-found', call: 'read-visibility', repo, status: 404 });
    const visibility = repository.visibility === 'INTERNAL' ? 'internal' : repository.isPrivate ? 'private' : 'public';
    return { id: repository.id, visibility };
}

;





function send(room, call, route, parameters, options = {}) {
    return room.client.rest({
        call,
        target: targetOf(room.repo),
        route: route.replace('~', '/repos/{owner}/{repo}'),
        parameters: { ...pathOf(room.repo), ...parameters },
        ...options,
    });
}
async function addLabels(room, operation) {
    const { issue: issue_number, labels } = operation;
    await send(room, 'add-labels', 'POST ~/issues/{issue_number}/labels', { issue_number, labels }, { repeatable: true });
    return { kind: 'done' };
}
async function removeLabel(room, operation) {
    const parameters = { issue_number: operation.issue, name: operation.label };
    const route = 'DELETE ~/issues/{issue_number}/labels/{name}';
    const answer = await send(room, 'remove-label', route, parameters, { expect: [404], repeatable: true });
    if (answer.status !== 404)
        return { kind: 'done' };
    const { message } = answer.data;
    if (message?.startsWith('Label does not exist'))
        return { kind: 'already' };
    throw new GitHubTrouble({ code: 'not-found', call: 'remove-label', repo: room.repo, status: 404 });
}
async function issues_createLabels(room, operation) {
    let made = 0;
    for (const { name, description, colour } of operation.labels) {
        const parameters = { name, description, color: colour.replace(/^#/, '') };
        const options = { expect: [422], repeatable: true };
        const answer = await send(room, 'create-labels', 'POST ~/labels', parameters, options);
        if (answer.status !== 422)
            made++;
        else if (!hasErrorCode(answer, 'already_exists'))
            throw invalid(room, 'create-labels', `The label ${name}.`);
    }
    return { kind: made > 0 ? 'done' : 'already' };
}
function hasErrorCode(answer, code) {
    const { errors } = answer.data;
    return (Array.isArray(errors) && errors.some((error) => error?.code === code));
}
function invalid(room, call, detail) {
    return new GitHubTrouble({ code: 'invalid', call, repo: room.repo, status: 422, detail });
}
async function issues_comment(room, operation) {
    const parameters = { issue_number: operation.issue, body: withMarker(operation.body, operation.key) };
    const answer = await send(room, 'comment', 'POST ~/issues/{issue_number}/comments', parameters);
    const { node_id, html_url } = answer.data;
    return { kind: 'done', result: { commentId: node_id, url: html_url } };
}
async function editComment(room, operation) {
    const { data } = await room.client.graphql({
        call: 'edit-comment',
        target: targetOf(room.repo),
        query: EDIT_COMMENT,
        variables: { id: operation.comment, body: withMarker(operation.body, operation.key) },
        repeatable: true,
    });
    const { id, url } = data.updateIssueComment.issueComment;
    return { kind: 'done', result: { commentId: id, url } };
}
function deleteComment(room, operation) {
    return onComment(room, 'delete-comment', DELETE_COMMENT, { id: operation.comment });
}
function react(room, operation) {
    return onComment(room, 'react', REACT, { id: operation.comment, content: operation.content });
}
async function onComment(room, call, query, variables) {
    try {
        await room.client.graphql({ call, target: targetOf(room.repo), query, variables, repeatable: true });
        return { kind: 'done' };
    }
    catch (error) {
        if (isTrouble(error, 'not-found'))
            return { kind: 'already' };
        throw error;
    }
}
const ASSIGNEES_A_CALL = 10;
async function issues_assign(room, operation) {
    const assigned = await changeAssignees(room, operation, 'POST');
    const missing = operation.logins.filter((login) => !assigned.has(login.toLowerCase()));
    if (missing.length === 0)
        return { kind: 'done' };
    const why = `GitHub does not assign ${missing.join(', ')}: only people with access to ${room.repo} can be assigned.`;
    return { kind: 'refused', status: 422, permission: null, why };
}
async function unassign(room, operation) {
    await changeAssignees(room, operation, 'DELETE');
    return { kind: 'done' };
}
async function changeAssignees(room, operation, method) {
    let assigned = [];
    for (let start = 0; start < operation.logins.length; start += ASSIGNEES_A_CALL) {
        const assignees = operation.logins.slice(start, start + ASSIGNEES_A_CALL);
        const parameters = { issue_number: operation.issue, assignees };
        const route = `${method} ~/issues/{issue_number}/assignees`;
        const answer = await send(room, operation.kind, route, parameters, { repeatable: true });
        assigned = answer.data.assignees ?? [];
    }
    return new Set(assigned.map(({ login }) => login.toLowerCase()));
}
async function editIssue(room, operation) {
    const { issue: issue_number, title, body, state } = operation;
    const fields = {
        ...(title === undefined ? {} : { title }),
        ...(body === undefined ? {} : { body }),
        ...(state === undefined ? {} : { state }),
    };
    const parameters = { issue_number, ...fields };
    await send(room, 'edit-issue', 'PATCH ~/issues/{issue_number}', parameters, { repeatable: true });
    return { kind: 'done' };
}
async function createCaseIssue(room, operation) {
    const refusal = await refuseUnlessPrivate(room);
    if (refusal)
        return refusal;
    const { title, body, labels } = operation;
    const answer = await send(room, 'create-case-issue', 'POST ~/issues', { title, body, labels });
    const { number, html_url } = answer.data;
    return { kind: 'done', result: { number, url: html_url } };
}
async function refuseUnlessPrivate(room) {
    const { visibility } = await readVisibility(room, room.repo);
    if (visibility === 'private')
        return undefined;
    const why = `The triage repo ${room.repo} is ${visibility}, not private: make it private first. Nothing was written.`;
    return { kind: 'refused', status: 0, permission: null, why };
}

;




const README = `The memory of the security process: one file per case, written by the bot only.
Whatever anybody else commits here is noticed and taken back. This branch is never merged.
`;
async function commitStore(room, operation, context) {
    const head = context.storeHead ?? (await createBranch(room));
    return head === null ? { kind: 'conflict' } : commitFiles(room, room.repo, STORE_BRANCH, head, operation);
}
async function commitFiles(room, repo, branch, head, { message, files }, call = 'commit-store') {
    const [headline = '', ...rest] = message.split('\n');
    const entries = Object.entries(files);
    const input = {
        branch: { repositoryNameWithOwner: repo, branchName: branch },
        expectedHeadOid: head,
        message: { headline, body: rest.join('\n').trim() },
        fileChanges: {
            additions: entries.flatMap(([path, text]) => text === null ? [] : [{ path, contents: Buffer.from(text, 'utf8').toString('base64') }]),
            deletions: entries.flatMap(([path, text]) => (text === null ? [{ path }] : [])),
        },
    };
    try {
        const { data } = await room.client.graphql({ call, target: targetOf(repo), query: COMMIT_FILES, variables: { input }, repeatable: true });
        return { kind: 'done', result: { head: data.createCommitOnBranch.commit.oid } };
    }
    catch (error) {
        if (isTrouble(error, 'conflict', 'not-found'))
            return { kind: 'conflict' };
        throw error;
    }
}
async function createBranch(room) {
    const send = async (route, parameters, expect) => room.client.rest({
        call: 'commit-store',
        target: targetOf(room.repo),
        route,
        parameters: { ...pathOf(room.repo), ...parameters },
        expect,
    });
    const readme = { path: 'README.md', mode: '100644', type: 'blob', content: README };
    const tree = await send('POST /repos/{owner}/{repo}/git/trees', { tree: [readme] }, [409]);
    if (tree.status === 409) {
        const detail = 'The repo has no commit yet: put the configuration file there first.';
        throw new GitHubTrouble({ code: 'invalid', call: 'commit-store', repo: room.repo, status: 409, detail });
    }
    const message = 'Start the memory of the security process';
    const { sha } = tree.data;
    const commit = await send('POST /repos/{owner}/{repo}/git/commits', { message, tree: sha, parents: [] }, []);
    const head = commit.data.sha;
    const ref = `refs/heads/${STORE_BRANCH}`;
    const made = await send('POST /repos/{owner}/{repo}/git/refs', { ref, sha: head }, [422]);
    return made.status === 422 ? null : head;
}

;




async function posts_openPost(room, operation) {
    const site = await readSite(room, operation);
    const existing = observePull(site);
    const isWritten = posts_saysAlready(site, operation);
    if (existing && (existing.state !== 'open' || isWritten))
        return { kind: 'already', result: existing };
    const base = operation.base === null ? site.defaultBranchRef : site.base;
    const baseHead = base?.target?.oid;
    if (base?.name === undefined || baseHead === undefined)
        throw posts_invalid(operation.repo, `The branch ${operation.base ?? 'by default'} that the post is for does not exist.`);
    const head = site.ours?.target?.oid ?? (await posts_createBranch(room, operation, baseHead));
    if (head === null)
        return { kind: 'conflict' };
    if (!isWritten) {
        const files = { message: operation.title, files: { [operation.path]: operation.text } };
        const written = await commitFiles(room, operation.repo, operation.branch, head, files, 'open-post');
        if (written.kind !== 'done')
            return written;
    }
    if (!existing)
        return openPull(room, operation, base.name);
    await retellPull(room, operation, existing.number);
    return { kind: 'done', result: existing };
}
async function retellPull(room, operation, number) {
    const { repo, title, body } = operation;
    await room.client.rest({
        call: 'open-post',
        target: targetOf(repo),
        route: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
        parameters: { ...pathOf(repo), pull_number: number, title, body },
        repeatable: true,
    });
}
async function readSite(room, operation) {
    const { repo, branch, path } = operation;
    const { owner, repo: name } = pathOf(repo);
    const { data } = await room.client.graphql({
        call: 'open-post',
        target: targetOf(repo),
        query: READ_SITE,
        variables: {
            owner,
            name,
            branch,
            ours: `refs/heads/${branch}`,
            base: `refs/heads/${operation.base ?? ''}`,
            file: `${branch}:${path}`,
        },
    });
    if (data.repository)
        return data.repository;
    throw new GitHubTrouble({ code: 'not-found', call: 'open-post', repo, status: 404 });
}
function observePull(site) {
    const pulls = site.pullRequests.nodes ?? [];
    const ours = pulls.find((pull) => pull?.headRepository?.nameWithOwner === site.nameWithOwner);
    return ours ? { number: ours.number, url: ours.url, state: ours.state.toLowerCase() } : undefined;
}
function posts_saysAlready(site, operation) {
    return site.ours !== null && site.file?.isTruncated !== true && site.file?.text === operation.text;
}
async function lookUpPost(room, operation) {
    const site = await readSite(room, operation);
    const existing = observePull(site);
    if (!existing || (existing.state === 'open' && !posts_saysAlready(site, operation)))
        return undefined;
    return { kind: 'already', result: existing };
}
async function posts_createBranch(room, operation, from) {
    const answer = await room.client.rest({
        call: 'open-post',
        target: targetOf(operation.repo),
        route: 'POST /repos/{owner}/{repo}/git/refs',
        parameters: { ...pathOf(operation.repo), ref: `refs/heads/${operation.branch}`, sha: from },
        expect: [422],
    });
    return answer.status === 422 ? null : from;
}
async function openPull(room, operation, base) {
    const { repo, title, body, branch } = operation;
    const answer = await room.client.rest({
        call: 'open-post',
        target: targetOf(repo),
        route: 'POST /repos/{owner}/{repo}/pulls',
        parameters: { ...pathOf(repo), title, body, head: branch, base },
        expect: [422],
    });
    if (answer.status === 422) {
        const existing = await lookUpPost(room, operation);
        if (existing)
            return existing;
        throw posts_invalid(repo, 'GitHub does not take the pull request.');
    }
    const { number, html_url } = answer.data;
    return { kind: 'done', result: { number, url: html_url, state: 'open' } };
}
function posts_invalid(repo, detail) {
    return new GitHubTrouble({ code: 'invalid', call: 'open-post', repo, status: 422, detail });
}

;

function renderThreadCopy(thread) {
    return [
        `Copy of ${renderCodeSpan(thread.url)}`,
        'Title:',
        defuse_renderFenced(thread.title),
        ...thread.pieces.map(renderPiece),
        ...(thread.patch === null ? [] : ['Patch:', defuse_renderFenced(thread.patch, 'diff')]),
        ...thread.notes,
        '',
    ].join('\n\n');
}
function renderPiece(piece) {
    const author = piece.author ? `${piece.author.login} (id ${piece.author.id})` : 'an account that is gone';
    const head = `${piece.what} by ${renderCodeSpan(author)} at ${renderCodeSpan(piece.at)}:`;
    return piece.body === '' ? `${head} (no text)` : `${head}\n\n${defuse_renderFenced(piece.body)}`;
}

;





function read_thread_parseThreadUrl(url) {
    const match = /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d{1,10})\/?(?:[?#]\S*)?$/.exec(url.trim());
    const [, repo, number] = match ?? [];
    return repo === undefined || number === undefined ? undefined : { repo, number: Number(number) };
}
async function readThread(room, url) {
    const found = await locateThread(room, url);
    if (found.kind !== 'here')
        return found;
    const { place, raw } = found;
    return makeSense('read-thread', place.repo, async () => ({
        kind: 'found',
        thread: await readWhole(room, url, place, raw),
    }));
}
async function locateThread(room, url) {
    const place = read_thread_parseThreadUrl(url);
    if (!place)
        return { kind: 'refused', why: 'this is not the address of an issue or a pull request' };
    try {
        return await locateAt(room, place);
    }
    catch (error) {
        if (isTrouble(error, 'permission-missing', 'token-refused'))
            return { kind: 'refused', why: error.message };
        throw error;
    }
}
async function locateAt(room, place) {
    const isNear = pathOf(place.repo).owner.toLowerCase() === pathOf(room.repo).owner.toLowerCase();
    const answer = await room.client.rest({
        call: 'read-thread',
        target: isNear ? targetOf(place.repo, room.repo) : targetOf(place.repo),
        route: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
        parameters: { ...pathOf(place.repo), issue_number: place.number },
        expect: [404, 410],
        follow: false,
        permissions: { issues: 'read' },
    });
    if (answer.status >= 400)
        return { kind: 'gone' };
    if (answer.status >= 300)
        return followMove(room, answer.headers.location ?? '');
    return { kind: 'here', place, raw: answer.data };
}
async function followMove(room, location) {
    const path = /\/(repositories\/\d+|repos\/[\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(location);
    const refused = {
        kind: 'refused',
        why: 'it was moved to a place that these credentials cannot read',
    };
    if (!path)
        return refused;
    const answer = await room.client.rest({
        call: 'read-thread',
        target: targetOf(room.repo),
        route: `GET /${path[1]}/issues/${path[2]}`,
        expect: [403, 404, 410],
        permissions: { issues: 'read' },
    });
    if (answer.status === 410)
        return { kind: 'gone' };
    if (answer.status >= 400)
        return refused;
    const { number, repository_url, user } = answer.data;
    const repo = repository_url.split('/').slice(-2).join('/');
    return { kind: 'moved', repo, number, author: observeUser(user) };
}
async function readWhole(room, url, place, raw) {
    const isPull = raw.pull_request !== undefined && raw.pull_request !== null;
    const opening = {
        what: isPull ? 'Pull request' : 'Issue',
        author: observeUser(raw.user),
        at: raw.created_at,
        body: raw.body ?? '',
    };
    const comments = await readPieces(room, place, 'issues/{number}/comments', () => 'Comment');
    const pull = isPull ? await readPullParts(room, place) : null;
    const pieces = [...comments, ...(pull?.pieces ?? [])].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    return {
        url,
        kind: isPull ? 'pull' : 'issue',
        repo: raw.repository_url.split('/').slice(-2).join('/'),
        number: raw.number,
        id: raw.node_id,
        author: opening.author,
        title: raw.title,
        body: raw.body ?? '',
        state: raw.state === 'open' ? 'open' : 'closed',
        locked: raw.locked,
        copy: renderThreadCopy({
            url: raw.html_url,
            title: raw.title,
            pieces: [opening, ...pieces],
            patch: pull?.patch ?? null,
            notes: pull && pull.patch === null
                ? ['GitHub does not give the patch of this pull request: it is too big.']
                : [],
        }),
    };
}
async function readPullParts(room, place) {
    const answer = await room.client.rest({
        call: 'read-thread',
        target: targetOf(place.repo),
        route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
        parameters: { ...pathOf(place.repo), pull_number: place.number },
        acceptText: 'application/vnd.github.patch',
        expect: [406],
        permissions: { pull_requests: 'read' },
    });
    const reviews = await readPieces(room, place, 'pulls/{number}/reviews', (raw) => `Review (${(raw.state ?? 'commented').toLowerCase().replaceAll('_', ' ')})`);
    const lines = await readPieces(room, place, 'pulls/{number}/comments', () => 'Comment on a line');
    const patch = answer.status === 200 ? answer.data : null;
    return { patch, pieces: [...reviews, ...lines] };
}
async function readPieces(room, place, route, nameOf) {
    const pieces = [];
    for (let page = 1;; page++) {
        const { data } = await room.client.rest({
            call: 'read-thread',
            target: targetOf(place.repo),
            route: `GET /repos/{owner}/{repo}/${route}`,
            parameters: { ...pathOf(place.repo), number: place.number, per_page: 100, page },
            permissions: route.startsWith('pulls/') ? { pull_requests: 'read' } : { issues: 'read' },
        });
        const part = data;
        pieces.push(...part.map((raw) => ({
            what: nameOf(raw),
            author: observeUser(raw.user),
            at: raw.created_at ?? raw.submitted_at ?? '',
            body: raw.path === undefined ? (raw.body ?? '') : `${raw.path}\n\n${raw.body ?? ''}`,
        })));
        if (part.length < 100)
            return pieces;
    }
}

;




function threads_refused(status, why) {
    return { kind: 'refused', status, permission: null, why };
}
async function transferIssue(room, operation) {
    const { owner, repo: name } = pathOf(room.repo);
    if (pathOf(operation.repo).owner.toLowerCase() !== owner.toLowerCase())
        return threads_refused(422, `GitHub transfers issues within one owner only; ${operation.repo} belongs to another.`);
    const target = targetOf(operation.repo, room.repo);
    const { data } = await room.client.graphql({
        call: 'transfer-issue',
        target,
        query: READ_TRANSFER,
        variables: { id: operation.id, owner, name },
        allow: (error) => isAt(error, ['node'], 'NOT_FOUND'),
    });
    const { node, repository } = data;
    if (repository?.isPrivate !== true || repository.visibility === 'INTERNAL')
        return threads_refused(0, `The triage repo ${room.repo} is not private: make it private first. Nothing was moved.`);
    if (node?.repository === undefined)
        return lookUpTransfer(room, operation);
    const place = node.repository.nameWithOwner.toLowerCase();
    if (place === room.repo.toLowerCase())
        return { kind: 'already', result: node.number === undefined ? {} : { number: node.number } };
    if (place !== operation.repo.toLowerCase())
        return threads_refused(404, 'The issue is in another repo now.');
    return sendTransfer(room, operation, target, node.state === 'CLOSED' ? REOPEN_AND_TRANSFER : TRANSFER, repository.id);
}
async function sendTransfer(room, operation, target, query, repositoryId) {
    try {
        const { data } = await room.client.graphql({
            call: 'transfer-issue',
            target,
            query,
            variables: { id: operation.id, target: repositoryId },
        });
        const { number, url } = data.transferIssue.issue;
        return { kind: 'done', result: { number, url } };
    }
    catch (error) {
        if (!isTrouble(error) || !error.unknown)
            throw error;
        const found = await lookUpTransfer(room, operation);
        if (found.kind === 'already')
            return { ...found, kind: 'done' };
        throw error;
    }
}
async function lookUpTransfer(room, operation) {
    const found = await locateThread(room, operation.url);
    if (found.kind === 'moved' && found.repo.toLowerCase() === room.repo.toLowerCase())
        return { kind: 'already', result: { number: found.number } };
    const why = found.kind === 'refused' ? found.why : 'The issue is not where it was, and not in the triage repo.';
    return { kind: 'refused', status: 404, permission: null, why };
}
async function quietPull(room, operation) {
    const { repo, number, title, body } = operation;
    const send = (route, parameters) => room.client.rest({
        call: 'quiet-pull',
        target: targetOf(repo),
        route,
        parameters: { ...pathOf(repo), number, ...parameters },
        repeatable: true,
    });
    await send('PATCH /repos/{owner}/{repo}/pulls/{number}', { title, body, state: 'closed' });
    await send('PUT /repos/{owner}/{repo}/issues/{number}/lock', {});
    return { kind: 'done' };
}
async function createPlaceholder(room, operation) {
    const { repo, title, body } = operation;
    const answer = await room.client.rest({
        call: 'create-placeholder',
        target: targetOf(repo),
        route: 'POST /repos/{owner}/{repo}/issues',
        parameters: { ...pathOf(repo), title, body },
    });
    const { number, html_url } = answer.data;
    return { kind: 'done', result: { number, url: html_url } };
}

;







async function applyOperation(room, operation, context) {
    try {
        return await apply_carryOut(room, operation, context);
    }
    catch (error) {
        if (!isTrouble(error))
            throw error;
        return outcomeOf(error, operation);
    }
}
function apply_carryOut(room, operation, context) {
    switch (operation.kind) {
        case 'commit-store':
            return commitStore(room, operation, context);
        case 'add-labels':
            return addLabels(room, operation);
        case 'remove-label':
            return removeLabel(room, operation);
        case 'create-labels':
            return issues_createLabels(room, operation);
        case 'comment':
            return issues_comment(room, operation);
        case 'edit-comment':
            return editComment(room, operation);
        case 'delete-comment':
            return deleteComment(room, operation);
        case 'react':
            return react(room, operation);
        case 'assign':
            return issues_assign(room, operation);
        case 'unassign':
            return unassign(room, operation);
        case 'edit-issue':
            return editIssue(room, operation);
        case 'create-case-issue':
            return createCaseIssue(room, operation);
        case 'create-advisory':
            return createAdvisory(room, operation);
        case 'update-advisory':
            return updateAdvisory(room, operation);
        case 'publish-advisory':
            return publishAdvisory(room, operation);
        case 'request-cve':
            return requestCve(room, operation);
        case 'transfer-issue':
            return transferIssue(room, operation);
        case 'quiet-pull':
            return quietPull(room, operation);
        case 'create-placeholder':
            return createPlaceholder(room, operation);
        case 'open-post':
            return posts_openPost(room, operation);
    }
}
function outcomeOf(trouble, operation) {
    const refused = {
        kind: 'refused',
        status: trouble.status,
        permission: trouble.permission,
        why: trouble.message,
    };
    switch (trouble.code) {
        case 'conflict':
            return { kind: 'conflict' };
        case 'not-found':
        case 'invalid':
            return refused;
        case 'permission-missing':
        case 'token-refused':
            if (hasHumanTwin(trouble, operation))
                return refused;
            throw trouble;
        case 'github-unreachable':
            throw trouble;
    }
}
function hasHumanTwin(trouble, operation) {
    const need = NEEDS[operation.kind];
    if (need.kind === 'optional')
        return true;
    return need.where === 'project repos' && trouble.code === 'permission-missing' && trouble.status === 403;
}

;









async function findDone(room, operation, claimedAt, selfId) {
    switch (operation.kind) {
        case 'create-case-issue':
            return findIssue(room, room.repo, { ...operation, marker: renderMarker(operation.key) }, claimedAt, selfId);
        case 'create-placeholder':
            return findIssue(room, operation.repo, operation, claimedAt, selfId);
        case 'create-advisory':
            return findAdvisory(room, operation, claimedAt);
        case 'publish-advisory':
        case 'request-cve':
            return findAdvisoryState(room, operation);
        case 'transfer-issue': {
            const found = await lookUpTransfer(room, operation);
            return found.kind === 'already' ? { ...found, kind: 'done' } : undefined;
        }
        case 'quiet-pull':
            return findQuietPull(room, operation);
        case 'open-post': {
            const found = await lookUpPost(room, operation);
            return found?.kind === 'already' ? { ...found, kind: 'done' } : undefined;
        }
        case 'commit-store':
        case 'add-labels':
        case 'remove-label':
        case 'create-labels':
        case 'comment':
        case 'edit-comment':
        case 'delete-comment':
        case 'react':
        case 'assign':
        case 'unassign':
        case 'edit-issue':
        case 'update-advisory':
            return undefined;
    }
}
const sameText = (one, other) => (one ?? '').replace(/\r\n/g, '\n').trim() === other.replace(/\r\n/g, '\n').trim();
async function findIssue(room, repo, wanted, claimedAt, selfId) {
    for (let page = 1;; page++) {
        const { data } = await room.client.rest({
            call: 'find-done',
            target: targetOf(repo),
            route: 'GET /repos/{owner}/{repo}/issues',
            parameters: { ...pathOf(repo), state: 'all', sort: 'created', direction: 'desc', per_page: 100, page },
        });
        const issues = data;
        const since = issues.filter((issue) => find_done_isSince(issue.created_at, claimedAt));
        const found = since.find((issue) => issue.title === wanted.title &&
            (wanted.marker === undefined
                ? sameText(issue.body, wanted.body)
                : (issue.body ?? '').includes(wanted.marker)) &&
            (selfId === null || observeUser(issue.user)?.id === selfId));
        if (found)
            return { kind: 'done', result: { number: found.number, url: found.html_url } };
        if (since.length < 100)
            return undefined;
    }
}
function find_done_isSince(at, claimedAt) {
    return Math.floor(Date.parse(at) / 1_000) >= Math.floor(Date.parse(claimedAt) / 1_000);
}
async function findAdvisory(room, operation, claimedAt) {
    const { repo, fields, digest } = operation;
    let after = null;
    do {
        const answer = await room.client.rest({
            call: 'find-done',
            target: targetOf(repo),
            route: 'GET /repos/{owner}/{repo}/security-advisories',
            parameters: {
                ...pathOf(repo),
                sort: 'created',
                direction: 'desc',
                per_page: 100,
                ...(after === null ? {} : { after }),
            },
            permissions: { repository_advisories: 'read' },
        });
        const page = answer.data;
        const since = page.filter((raw) => find_done_isSince(raw.created_at, claimedAt));
        const found = since.find((raw) => raw.submission === null && raw.summary === fields.summary);
        if (found)
            return makeSense('find-done', repo, () => ({
                kind: 'done',
                result: { ...resultOf(observeAdvisory(found, repo)), digest },
            }));
        after = since.length === page.length ? nextCursor(answer.headers.link) : null;
    } while (after !== null);
    return undefined;
}
async function findAdvisoryState(room, operation) {
    const facts = await readAdvisory(room, operation.repo, operation.ghsa);
    const isDone = operation.kind === 'publish-advisory' ? facts?.state === 'published' : (facts?.cve ?? null) !== null;
    return facts && isDone ? { kind: 'done', result: resultOf(facts) } : undefined;
}
async function findQuietPull(room, operation) {
    const found = await locateThread(room, operation.url);
    if (found.kind !== 'here')
        return undefined;
    const { state, locked, title, body } = found.raw;
    const isQuiet = state === 'closed' && locked && title === operation.title && sameText(body ?? '', operation.body);
    return isQuiet ? { kind: 'done' } : undefined;
}

;
function observeActor(raw) {
    const id = raw?.databaseId ?? raw?.user?.databaseId;
    if (!raw || typeof id !== 'number' || raw.login === undefined)
        return null;
    const isBot = raw.__typename === 'Bot' || raw.login.endsWith('[bot]');
    const login = isBot && !raw.login.endsWith('[bot]') ? `${raw.login}[bot]` : raw.login;
    return { id, login, kind: isBot ? 'bot' : 'user' };
}
function observePeople(nodes) {
    return (nodes ?? []).flatMap((raw) => observeActor(raw) ?? []);
}
function presentNodes(connection) {
    return (connection?.nodes ?? []).filter((node) => node !== null);
}
function observeIssue(raw, repo) {
    if (!raw || raw.repository.nameWithOwner.toLowerCase() !== repo.toLowerCase())
        return null;
    return {
        number: raw.number,
        id: raw.id,
        title: raw.title,
        body: raw.body ?? '',
        state: raw.state === 'OPEN' ? 'open' : 'closed',
        author: observeActor(raw.author),
        createdAt: raw.createdAt,
        url: raw.url,
        labels: presentNodes(raw.labels).map((label) => label.name),
        assignees: observePeople(raw.assignees.nodes),
        events: presentNodes(raw.timelineItems).flatMap(observeEvent),
        comments: joinComments(presentNodes(raw.first), presentNodes(raw.comments)).map(observeComment),
        commentsCut: raw.comments.pageInfo.hasPreviousPage,
    };
}
function joinComments(first, last) {
    const ids = new Set(last.map(({ id }) => id));
    return [...first.filter(({ id }) => !ids.has(id)), ...last];
}
const KINDS = {
    LabeledEvent: 'labeled',
    UnlabeledEvent: 'unlabeled',
    AssignedEvent: 'assigned',
    UnassignedEvent: 'unassigned',
    ClosedEvent: 'closed',
    ReopenedEvent: 'reopened',
    TransferredEvent: 'transferred',
};
function observeEvent(raw) {
    const kind = KINDS[raw.__typename];
    if (kind === undefined)
        return [];
    return [
        {
            id: raw.id,
            kind,
            at: raw.createdAt,
            actor: observeActor(raw.actor),
            ...(raw.label ? { label: raw.label.name } : {}),
            ...(raw.assignee === undefined ? {} : { assignee: observeActor(raw.assignee) }),
        },
    ];
}
function observeComment(raw) {
    return {
        id: raw.id,
        author: observeActor(raw.author),
        body: raw.body,
        createdAt: raw.createdAt,
        lastEditedAt: raw.lastEditedAt,
        lastEditor: observeActor(raw.editor),
        url: raw.url,
    };
}

;





const ACTIONS_BOT_ID = 41_898_282;
function observeSelf(data, call, repo) {
    const self = observeActor(data.viewer);
    const facts = { code: 'token-refused', call, repo, status: 0 };
    if (!self)
        throw new GitHubTrouble({ ...facts, detail: 'GitHub does not say whose credentials these are.' });
    if (self.id === ACTIONS_BOT_ID || /^github-actions(\[bot\])?$/.test(self.login)) {
        const detail = 'GITHUB_TOKEN cannot move a case: the labels that it sets start no workflow. An App or a personal access token is needed.';
        throw new GitHubTrouble({ ...facts, detail });
    }
    return self;
}
function isAnswer(error) {
    return (isAt(error, ['repository', 'collaborators']) ||
        isAt(error, ['organization']) ||
        isAt(error, ['repository', 'issue'], 'NOT_FOUND'));
}
function readTriage(answer, call, repo) {
    const self = observeSelf(answer.data, call, repo);
    refuseErrors(answer.errors, isAnswer, call, repo);
    if (!answer.data.repository)
        throw new GitHubTrouble({ code: 'not-found', call, repo, status: 404 });
    return { self, repository: answer.data.repository };
}
async function readSurface(room, data, call) {
    const repository = data.repository;
    return {
        name: repository.nameWithOwner,
        isPrivate: repository.isPrivate && (repository.visibility ?? 'PRIVATE') === 'PRIVATE',
        readers: await readReaders(room, repository.collaborators, call),
        owners: observeOwners(data),
        labels: repository.labels ? (repository.labels.nodes ?? []).flatMap((label) => label?.name ?? []) : null,
    };
}
async function readReaders(room, first, call) {
    if (!first)
        return null;
    const readers = [...observePeople(first.nodes)];
    let page = first;
    while (page.pageInfo.hasNextPage) {
        const { owner, repo: name } = pathOf(room.repo);
        const variables = { owner, name, after: page.pageInfo.endCursor };
        const { data } = await room.client.graphql({
            call,
            target: targetOf(room.repo),
            query: READ_MORE_READERS,
            variables,
        });
        if (!data.repository)
            return null;
        page = data.repository.collaborators;
        readers.push(...observePeople(page.nodes));
    }
    return readers;
}
function observeOwners(data) {
    const members = data.organization?.membersWithRole;
    if (!members || members.pageInfo.hasNextPage)
        return [];
    return observePeople((members.edges ?? []).flatMap((edge) => (edge?.role === 'ADMIN' ? [edge.node] : [])));
}
function observeStoreWriter(ref) {
    const target = ref?.target;
    if (!target?.signature?.isValid || !target.signature.wasSignedByGitHub)
        return null;
    const user = observeActor(target.author?.user);
    if (user)
        return user;
    const address = /^(\d+)\+([^@\s]+)@users\.noreply\./.exec(target.author?.email ?? '');
    const login = address?.[2];
    if (!address || login === undefined)
        return null;
    return { id: Number(address[1]), login, kind: login.endsWith('[bot]') ? 'bot' : 'user' };
}
async function readBlob(room, blob, path, call, ref = STORE_BRANCH) {
    if (!blob || blob.byteSize === undefined)
        return null;
    if (typeof blob.text === 'string' && !blob.isTruncated)
        return blob.text;
    const { owner, repo } = pathOf(room.repo);
    const answer = await room.client.rest({
        call,
        target: targetOf(room.repo),
        route: 'GET /repos/{owner}/{repo}/contents/{path}',
        parameters: { owner, repo, path, ...(ref === null ? {} : { ref }) },
        acceptText: 'application/vnd.github.raw+json',
    });
    return answer.data;
}

;







const inStore = (path) => `${STORE_BRANCH}:${path}`;
function issueNamedIn(storedText) {
    const named = /^issue: (\d+)\s*$/m.exec(storedText ?? '')?.[1];
    return named === undefined ? null : Number(named);
}
async function readCase(room, number) {
    const { owner, repo: name } = pathOf(room.repo);
    const [stored, report] = [pathOfCase(number), pathOfReport(number)];
    const answer = await room.client.graphql({
        call: 'read-case',
        target: targetOf(room.repo),
        query: READ_CASE,
        variables: { owner, name, number, stored: inStore(stored), report: inStore(report) },
        allow: () => true,
    });
    const { self, repository } = readTriage(answer, 'read-case', room.repo);
    const storedText = await readBlob(room, repository.stored, stored, 'read-case');
    return makeSense('read-case', room.repo, async () => ({
        ...(await readCommon(room, answer.data, repository, 'read-case')),
        self,
        storedText,
        reportText: await readBlob(room, repository.report, report, 'read-case'),
        issue: await readPresentIssue(room, repository.issue, number, issueNamedIn(storedText)),
    }));
}
async function readCommon(room, data, repository, call) {
    return {
        now: room.client.now(),
        repo: await readSurface(room, data, call),
        configText: await readBlob(room, repository.config, CONFIG_PATH, call, null),
        storeHead: repository.storeRef?.target?.oid ?? null,
        storeWriter: observeStoreWriter(repository.storeRef),
    };
}
async function readPresentIssue(room, raw, number, named) {
    if (named === null || named === number)
        return observeIssue(raw, room.repo);
    const { owner, repo: name } = pathOf(room.repo);
    const { data } = await room.client.graphql({
        call: 'read-case',
        target: targetOf(room.repo),
        query: READ_ISSUE,
        variables: { owner, name, number: named },
        allow: (error) => isAt(error, ['repository', 'issue'], 'NOT_FOUND'),
    });
    return observeIssue(data.repository?.issue, room.repo);
}
async function readSweep(room) {
    const { owner, repo: name } = pathOf(room.repo);
    const answer = await room.client.graphql({
        call: 'read-sweep',
        target: targetOf(room.repo),
        query: READ_SWEEP,
        variables: { owner, name },
        allow: () => true,
    });
    const { self, repository } = readTriage(answer, 'read-sweep', room.repo);
    return makeSense('read-sweep', room.repo, async () => ({
        ...(await readCommon(room, answer.data, repository, 'read-sweep')),
        self,
        cases: (repository.cases?.entries ?? [])
            .flatMap(({ name: file }) => /^(\d+)\.yml$/.exec(file)?.[1] ?? [])
            .map(Number)
            .sort((one, other) => one - other),
        sweepText: await readBlob(room, repository.sweep, SWEEP_PATH, 'read-sweep'),
    }));
}
const CASES_A_REQUEST = 100;
async function readCases(room, numbers) {
    const swept = [];
    for (let start = 0; start < numbers.length; start += CASES_A_REQUEST) {
        const part = numbers.slice(start, start + CASES_A_REQUEST);
        const first = await readMany(room, part.map((number) => ({ number, issue: number, withFile: true })));
        const moved = first.flatMap(({ number, storedText }) => {
            const issue = issueNamedIn(storedText);
            return issue === null || issue === number ? [] : [{ number, issue, withFile: false }];
        });
        const second = moved.length === 0 ? [] : await readMany(room, moved);
        const issues = new Map(second.map(({ number, issue }) => [number, issue]));
        swept.push(...first.map((one) => issues.has(one.number) ? { ...one, issue: issues.get(one.number) ?? null } : one));
    }
    return swept;
}
async function readMany(room, cases) {
    const { owner, repo: name } = pathOf(room.repo);
    const { data } = await room.client.graphql({
        call: 'read-cases',
        target: targetOf(room.repo),
        query: renderCasesQuery(cases),
        variables: { owner, name },
        allow: (error) => error.type === 'NOT_FOUND' && String(error.path[1] ?? '').startsWith('issue'),
    });
    const { repository } = data;
    if (!repository)
        throw new GitHubTrouble({ code: 'not-found', call: 'read-cases', repo: room.repo, status: 404 });
    return Promise.all(cases.map(async ({ number }) => {
        const blob = (repository[`stored${number}`] ?? null);
        return {
            number,
            storedText: await readBlob(room, blob, pathOfCase(number), 'read-cases'),
            issue: observeIssue(repository[`issue${number}`], room.repo),
        };
    }));
}
async function findForms(room, label) {
    const { owner, repo: name } = pathOf(room.repo);
    const { data } = await room.client.graphql({
        call: 'find-forms',
        target: targetOf(room.repo),
        query: FIND_FORMS,
        variables: { owner, name, label },
    });
    return (data.repository?.issues.nodes ?? []).flatMap((raw) => {
        const issue = observeIssue(raw, room.repo);
        return issue ? [{ issue }] : [];
    });
}

;


const MOST_COMMITS = 100;
async function readForeignChanges(room, head, selfId) {
    const list = await ask(room, 'GET /repos/{owner}/{repo}/commits', { sha: head, per_page: MOST_COMMITS });
    const commits = list.data;
    const own = commits.findIndex(({ author, commit }) => author?.id === selfId && commit.verification?.verified === true);
    const base = commits[own]?.sha;
    if (base === undefined || own === 0)
        return null;
    const by = commits.slice(0, own).map(({ author }) => author?.login ?? null);
    const paths = await readChangedPaths(room, base, head);
    const files = await Promise.all(paths.map(async (path) => [path, await readAt(room, base, path)]));
    return { commit: head, by: by[0] ?? null, files: Object.fromEntries(files) };
}
async function readChangedPaths(room, base, head) {
    const { data } = await ask(room, 'GET /repos/{owner}/{repo}/compare/{basehead}', {
        basehead: `${base}...${head}`,
    });
    return makeSense('read-store', room.repo, () => {
        const { files } = data;
        return [...new Set(files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]))];
    });
}
async function readAt(room, commit, path) {
    const answer = await room.client.rest({
        call: 'read-store',
        target: targetOf(room.repo),
        route: 'GET /repos/{owner}/{repo}/contents/{path}',
        parameters: { ...pathOf(room.repo), path, ref: commit },
        acceptText: 'application/vnd.github.raw+json',
        expect: [404],
    });
    return answer.status === 404 ? null : String(answer.data);
}
const ask = (room, route, parameters) => room.client.rest({
    call: 'read-store',
    target: targetOf(room.repo),
    route,
    parameters: { ...pathOf(room.repo), ...parameters },
});

;

async function readRuns(room, ids) {
    const read = [...new Set(ids)].map(async (id) => [id, await readRun(room, id)]);
    return Object.fromEntries(await Promise.all(read));
}
async function readRun(room, id) {
    const run = /^(\d+)/.exec(id)?.[1];
    if (run === undefined)
        return 'dead';
    const answer = await room.client.rest({
        call: 'read-runs',
        target: targetOf(room.repo),
        route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
        parameters: { ...pathOf(room.repo), run_id: run },
        expect: [404],
    });
    if (answer.status === 404)
        return 'dead';
    return answer.data.status === 'completed' ? 'dead' : 'alive';
}

;





async function readSurroundings(room, query) {
    const home = pathOf(room.repo).owner;
    const asked = groupByOwner(query, home);
    const answers = await Promise.all(asked.map((questions) => read_surroundings_ask(room, questions, query)));
    const of = (owner) => answers[asked.findIndex((one) => isSame(one.owner, owner))];
    const team = query.team
        ? await readTeam(room, query.team, of(query.team.owner))
        : { kind: 'unknown', why: 'no team is configured' };
    const owners = await readOwners(room, home, of(home));
    return makeSense('read-surroundings', home, () => ({
        team,
        owners,
        ownerIds: observeOwnerIds(answers),
        posts: asked.flatMap((questions, index) => observePosts(query, questions, answers[index])),
        tags: Object.assign({}, ...asked.map((questions, index) => observeTags(query, questions, answers[index]))),
    }));
}
function observeOwnerIds(answers) {
    const organizations = answers.flatMap((answer) => answer instanceof Error ? [] : (answer.data.organization ?? []));
    return Object.fromEntries(organizations.flatMap(({ login, databaseId }) => typeof databaseId === 'number' ? [[login.toLowerCase(), databaseId]] : []));
}
const isSame = (one, other) => one.toLowerCase() === other.toLowerCase();
const ownerOf = (repo) => pathOf(repo).owner;
function groupByOwner(query, home) {
    const all = [
        home,
        ...(query.team ? [query.team.owner] : []),
        ...query.posts.map((post) => ownerOf(post.repo)),
        ...query.tags.map((tag) => ownerOf(tag.repo)),
    ];
    const owners = all.filter((owner, index) => all.findIndex((one) => isSame(one, owner)) === index);
    return owners.map((owner) => ({
        owner,
        team: query.team && isSame(query.team.owner, owner) ? query.team.slug : null,
        withOwners: isSame(owner, home),
        posts: query.posts.filter((post) => isSame(ownerOf(post.repo), owner)),
        tags: tagsOf(query, owner).map((tag) => ({ repo: tag.repo, names: tagNames(tag.package, tag.version) })),
    }));
}
function tagsOf(query, owner) {
    return query.tags.filter((tag) => isSame(ownerOf(tag.repo), owner));
}
function tagNames(name, version) {
    return [`v${version}`, version, `v.${version}`, `${name}@${version}`, `${name}@v${version}`];
}
async function read_surroundings_ask(room, questions, query) {
    const named = [...questions.posts, ...questions.tags].map(({ repo }) => pathOf(repo).repo);
    const isHome = isSame(questions.owner, ownerOf(room.repo));
    const some = isHome ? [pathOf(room.repo).repo] : 'all';
    const repositories = named.length > 0 ? [...new Set(named)] : some;
    const target = { owner: questions.owner, repositories };
    const send = (to, permissions) => room.client.graphql({
        call: 'read-surroundings',
        target: to,
        permissions,
        ...renderSurroundingsQuery(questions),
        allow: (error) => error.path[0] === 'organization' || ['NOT_FOUND', 'FORBIDDEN'].includes(error.type),
    });
    try {
        return await send(target, needOf(questions));
    }
    catch (error) {
        if (!isTrouble(error, 'permission-missing') || error.status !== 422)
            return orNoAnswer(query, questions, error);
        return send({ ...target, repositories: some }, needOf({ ...questions, posts: [], tags: [] }));
    }
}
function needOf({ team, withOwners, posts, tags }) {
    return {
        metadata: 'read',
        ...(team !== null || withOwners ? { members: 'read' } : {}),
        ...(posts.length > 0 || tags.length > 0 ? { contents: 'read' } : {}),
        ...(posts.length > 0 ? { pull_requests: 'read' } : {}),
    };
}
function orNoAnswer(query, questions, error) {
    if (questions.withOwners || !isTrouble(error, 'permission-missing', 'token-refused'))
        throw error;
    const teamOnly = query.team !== null && questions.posts.length === 0 && questions.tags.length === 0;
    const hasNoApp = error.code === 'token-refused' && error.status === 0;
    if (teamOnly || hasNoApp)
        return error;
    throw error;
}
async function readTeam(room, team, answer) {
    const name = `${team.owner}/${team.slug}`;
    if (!answer || answer instanceof Error)
        return { kind: 'unknown', why: answer?.message ?? `${name} was not asked for` };
    const organization = answer.data.organization;
    const refusal = answer.errors.find((error) => error.path[0] === 'organization');
    if (!organization?.team)
        return { kind: 'unknown', why: whyNoTeam(name, team.owner, organization, refusal) };
    const members = [...observePeople(organization.team.members.nodes)];
    let page = organization.team.members;
    while (page.pageInfo.hasNextPage) {
        const next = await readTeamPage(room, team, page.pageInfo.endCursor ?? '');
        if (!next)
            return { kind: 'unknown', why: `the members of ${name} could not be read to the end` };
        page = next;
        members.push(...observePeople(page.nodes));
    }
    const id = organization.team.databaseId;
    return { kind: 'known', members, ...(typeof id === 'number' ? { id } : {}) };
}
function whyNoTeam(name, owner, organization, refusal) {
    if (refusal?.type === 'NOT_FOUND' && refusal.path.length === 1)
        return `${owner} is not an organisation that these credentials can see; users have no teams`;
    if (refusal)
        return `GitHub refused the members of ${name} (${refusal.type}); the permission is members: read`;
    return organization
        ? `there is no team ${name} that these credentials can see`
        : `GitHub says nothing of ${owner}`;
}
async function readTeamPage(room, team, after) {
    const { data } = await room.client.graphql({
        call: 'read-surroundings',
        target: { owner: team.owner, repositories: 'all' },
        query: READ_TEAM_PAGE,
        variables: { owner: team.owner, team: team.slug, after },
        permissions: { members: 'read' },
    });
    return data.organization?.team?.members;
}
async function readOwners(room, home, answer) {
    if (!answer || answer instanceof Error)
        return [];
    const members = answer.data.organization?.membersWithRole;
    if (!members)
        return [];
    if (!members.pageInfo.hasNextPage)
        return observePeople((members.edges ?? []).flatMap((edge) => (edge?.role === 'ADMIN' ? [edge.node] : [])));
    return readOwnersOfLarge(room, home);
}
async function readOwnersOfLarge(room, org) {
    const owners = [];
    for (let page = 1;; page++) {
        const { data } = await room.client.rest({
            call: 'read-surroundings',
            target: { owner: org, repositories: 'all' },
            route: 'GET /orgs/{org}/members',
            parameters: { org, role: 'admin', per_page: 100, page },
            permissions: { members: 'read' },
        });
        const people = data;
        owners.push(...people.map(({ id, login }) => ({ id, login, kind: 'user' })));
        if (people.length < 100)
            return owners;
    }
}
function observePosts(query, questions, answer) {
    if (!answer || answer instanceof Error)
        return [];
    const asked = query.posts.filter((post) => isSame(ownerOf(post.repo), questions.owner));
    return asked.flatMap((post, index) => {
        const repo = answer.data[`post${index}`];
        const pull = repo?.pullRequests.nodes?.find((one) => one?.headRepository?.nameWithOwner === repo.nameWithOwner);
        if (!repo || !pull)
            return [];
        const state = { OPEN: 'open', MERGED: 'merged', CLOSED: 'closed' }[pull.state];
        const file = state === 'merged' ? repo.onDefault : repo.onBranch;
        const text = file?.isTruncated === true ? null : (file?.text ?? null);
        return [{ channel: post.channel, url: pull.url, state, branch: post.branch, text }];
    });
}
function observeTags(query, questions, answer) {
    const asked = tagsOf(query, questions.owner);
    if (!answer || answer instanceof Error)
        return Object.fromEntries(asked.map((tag) => [`${tag.repo}@${tag.version}`, null]));
    return Object.fromEntries(asked.map((tag, index) => {
        const repo = answer.data[`tag${index}`];
        const places = questions.tags[index]?.names.map((_, place) => repo?.[`name${place}`]?.target) ?? [];
        const found = places.find((target) => target);
        return [`${tag.repo}@${tag.version}`, found ? (found.target?.oid ?? found.oid) : null];
    }));
}

var universal_github_app_jwt = __webpack_require__(5922);
;



function createTokens(given) {
    const options = { ...given, skew: { ms: 0 } };
    const { credentials } = options;
    if (credentials.kind === 'token') {
        options.maskSecret(credentials.token);
        return { tokenFor: async () => credentials.token, forget: () => false };
    }
    const apps = new Map(Object.entries(credentials.apps).map(([owner, app]) => [owner.toLowerCase(), app]));
    for (const app of apps.values())
        maskKey(app.privateKey, options.maskSecret);
    const installations = new Map();
    const minted = new Map();
    async function mint(access, call) {
        const app = apps.get(access.owner.toLowerCase());
        if (!app)
            throw noApp(access, call);
        const installation = await once(installations, access.owner.toLowerCase(), () => readInstallation(options, app, access.owner, call));
        refuseWithoutBase(installation, access.owner, options.home);
        return mintToken(options, app, installation, access, call);
    }
    return {
        tokenFor: (access, call) => once(minted, tokens_keyOf(access), () => mint(access, call)),
        forget: (access) => minted.delete(tokens_keyOf(access)),
    };
}
function once(known, key, make) {
    const before = known.get(key);
    if (before)
        return before;
    const made = make();
    known.set(key, made);
    made.catch(() => known.delete(key));
    return made;
}
function tokens_keyOf(access) {
    const repositories = access.repositories === 'all' ? 'all' : [...access.repositories].sort();
    const permissions = Object.entries(access.permissions).sort(([one], [other]) => (one < other ? -1 : 1));
    return JSON.stringify([access.owner, repositories, permissions]).toLowerCase();
}
function noApp(access, call) {
    return new GitHubTrouble({
        code: 'token-refused',
        call,
        repo: access.owner,
        status: 0,
        detail: `No App is configured for the owner ${access.owner}.`,
    });
}
async function sendAsApp(options, app, sending, about) {
    const send = async (atMs) => {
        const { token } = await signed(app, Math.floor(atMs / 1_000), about);
        options.maskSecret(token);
        return options.transport.send(token, {
            ...sending,
            call: about.call,
            repo: about.owner,
            kind: 'token',
            repeatable: true,
        });
    };
    const now = options.clock() + options.skew.ms;
    const answer = await send(now);
    const theirs = Date.parse(answer.headers.date ?? '');
    if (answer.status !== 401 || Number.isNaN(theirs) || Math.abs(theirs - now) <= 20_000)
        return answer;
    options.skew.ms += theirs - now;
    return send(theirs);
}
async function signed(app, now, about) {
    try {
        return await (0,universal_github_app_jwt .A)({ id: app.clientId, privateKey: app.privateKey, now });
    }
    catch {
        throw new GitHubTrouble({
            code: 'token-refused',
            call: about.call,
            repo: about.owner,
            status: 0,
            detail: 'The private key of the App cannot be read: it has to be the whole PEM file.',
        });
    }
}
async function readInstallation(options, app, owner, call) {
    const about = { call, owner };
    const inOrganisation = { route: 'GET /orgs/{org}/installation', parameters: { org: owner } };
    const ofUser = { route: 'GET /users/{username}/installation', parameters: { username: owner } };
    let answer = await sendAsApp(options, app, inOrganisation, about);
    if (answer.status === 404)
        answer = await sendAsApp(options, app, ofUser, about);
    const fail = (detail) => new GitHubTrouble({ code: 'token-refused', call, repo: owner, status: answer.status, detail });
    if (answer.status === 404)
        throw fail(`The App ${app.clientId} is not installed for ${owner}.`);
    if (answer.status !== 200)
        throw fail(`GitHub does not take the App's client id and private key. ${describeRefusal(answer.data)}`);
    const body = answer.data;
    if (body.suspended_at)
        throw fail(`The installation of the App ${app.clientId} is suspended.`);
    return { id: body.id, permissions: body.permissions ?? {}, isOrganisation: body.target_type !== 'User' };
}
function refuseWithoutBase(installation, owner, home) {
    const isHome = home.split('/')[0]?.toLowerCase() === owner.toLowerCase();
    const rows = baseNeeds(isHome);
    const { members, ...others } = sumPermissions(rows.map(([, need]) => need));
    const wanted = members === undefined || !installation.isOrganisation ? others : { ...others, members };
    const missing = missingPermissions(wanted, installation.permissions);
    if (missing.length === 0)
        return;
    const first = rows.find(([, need]) => missingPermissions(need.permissions, installation.permissions).length > 0);
    const [call, need] = first ?? ['read-case', NEEDS['read-case']];
    throw new GitHubTrouble({
        code: 'permission-missing',
        call,
        repo: need.where === 'triage repo' ? home : owner,
        status: 0,
        permission: missing.join(', '),
        detail: `The App's installation for ${owner} lacks ${missing.join(', ')}; nothing was done.`,
    });
}
async function mintToken(options, app, installation, access, call) {
    const { members, ...others } = access.permissions;
    const permissions = members === undefined || !installation.isOrganisation ? others : { ...others, members };
    const answer = await sendAsApp(options, app, {
        route: 'POST /app/installations/{installation_id}/access_tokens',
        parameters: {
            installation_id: installation.id,
            permissions,
            ...(access.repositories === 'all' ? {} : { repositories: access.repositories }),
        },
    }, { call, owner: access.owner });
    const token = answer.data?.token;
    if (answer.status !== 201 || typeof token !== 'string')
        throw whyNotMinted(answer, installation, { ...access, permissions }, call);
    options.maskSecret(token);
    return token;
}
function whyNotMinted(answer, installation, access, call) {
    const names = access.repositories === 'all' ? [] : access.repositories;
    const repo = names.length === 1 ? `${access.owner}/${names[0]}` : access.owner;
    const missing = missingPermissions(access.permissions, installation.permissions);
    const facts = { call, repo, status: answer.status };
    if (missing.length > 0) {
        const permission = missing.join(', ');
        const detail = `The App's installation for ${access.owner} lacks ${permission}.`;
        return new GitHubTrouble({ ...facts, code: 'permission-missing', permission, detail });
    }
    if (answer.status === 422 && names.length > 0) {
        const detail = `The App is not installed on ${names.join(', ')} of ${access.owner}, or there is no such repo.`;
        return new GitHubTrouble({ ...facts, code: 'permission-missing', detail });
    }
    const detail = `GitHub gave no token for: ${NEEDS[call].does}. ${describeRefusal(answer.data)}`;
    return new GitHubTrouble({ ...facts, code: 'token-refused', detail });
}
function maskKey(privateKey, maskSecret) {
    maskSecret(privateKey);
    for (const line of privateKey.split(/\\n|\r?\n/)) {
        if (line.length >= 16 && !line.startsWith('-----'))
            maskSecret(line);
    }
}

var consumers_ = __webpack_require__(8321);
var github = __webpack_require__(1329);
;
const SERVER_WAITS_MS = [1_000, 2_000, 4_000];
const LIMIT_ATTEMPTS = 4;
const LONGEST_WAIT_S = 120;
const UNNAMED_WAIT_S = 60;
function decideRepeat(attempt, attempts, repeatable) {
    if (attempt.kind === 'answer') {
        const seconds = limitSeconds(attempt);
        if (seconds !== undefined) {
            if (attempts > LIMIT_ATTEMPTS || seconds > LONGEST_WAIT_S)
                return { kind: 'limited', seconds };
            return { kind: 'wait', ms: seconds * 1_000, why: 'limit' };
        }
        if (attempt.sensible && ![500, 502, 503, 504].includes(attempt.status))
            return { kind: 'take' };
    }
    const ms = SERVER_WAITS_MS[attempts - 1];
    if (!repeatable || ms === undefined)
        return { kind: 'lost' };
    return { kind: 'wait', ms, why: attempt.kind === 'answer' ? `status ${attempt.status}` : 'no answer' };
}
function limitSeconds(answer) {
    const { status, headers, body } = answer;
    const after = Number(headers['retry-after']);
    const named = headers['retry-after'] !== undefined && Number.isFinite(after);
    const exhausted = headers['x-ratelimit-remaining'] === '0';
    const isLimit = status === 429 ||
        (status === 403 && (named || exhausted || /rate limit|abuse detection/i.test(messageOf(body)))) ||
        (status === 200 && hasRateLimitedError(body));
    if (!isLimit)
        return undefined;
    if (named)
        return Math.max(1, after);
    const reset = Number(headers['x-ratelimit-reset']) - Date.parse(headers.date ?? '') / 1_000;
    return exhausted && Number.isFinite(reset) ? Math.max(1, Math.ceil(reset)) : UNNAMED_WAIT_S;
}
function messageOf(body) {
    if (typeof body !== 'object' || body === null || !('message' in body))
        return '';
    return typeof body.message === 'string' ? body.message : '';
}
function hasRateLimitedError(body) {
    if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors))
        return false;
    return body.errors.some((error) => /^RATE_LIMIT/.test(String(error?.type)));
}

;




const TIMEOUT_MS = 30_000;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing() { }
function createTransport(options) {
    const clients = new Map();
    let first = null;
    function clientFor(token) {
        const known = clients.get(token);
        if (known)
            return known;
        const made = (0,github .Q)(token, {
            userAgent: options.userAgent,
            ...(options.apiUrl === undefined ? {} : { baseUrl: options.apiUrl }),
            log: silent,
        });
        clients.set(token, made);
        return made;
    }
    async function attempt(token, sending) {
        const start = performance.now();
        const made = await request(clientFor(token), sending, options.timeoutMs ?? TIMEOUT_MS);
        const status = made.kind === 'answer' ? made.status : 0;
        options.onRequest?.({
            call: sending.call,
            kind: sending.kind,
            operation: sending.title ?? sending.route,
            status,
            ms: performance.now() - start,
        });
        if (made.kind === 'answer' && made.sensible && made.status < 500 && first === null)
            first = isoDate(made.headers.date);
        return made;
    }
    return {
        firstDate: () => first,
        send: async (token, sending) => {
            for (let attempts = 1;; attempts++) {
                const made = await attempt(token, sending);
                const verdict = decideRepeat(made, attempts, sending.repeatable);
                if (verdict.kind === 'take' && made.kind === 'answer')
                    return { status: made.status, headers: made.headers, data: made.body };
                if (verdict.kind !== 'wait')
                    throw transport_unreachable(sending, made, verdict);
                options.log(`${sending.call} in ${sending.repo}: ${verdict.why}, again in ${verdict.ms} ms`);
                await options.sleep(verdict.ms);
            }
        },
    };
}
function transport_unreachable(sending, made, verdict) {
    const limited = verdict.kind === 'limited';
    const detail = limited
        ? `GitHub's limit for these credentials is used up for another ${Math.ceil(verdict.seconds / 60)} minutes.`
        : made.kind === 'answer'
            ? made.sensible
                ? 'GitHub answered with an error of its own.'
                : 'GitHub answered with something that is not what was asked for.'
            : 'GitHub did not answer.';
    return new GitHubTrouble({
        code: 'github-unreachable',
        call: sending.call,
        repo: sending.repo,
        status: made.kind === 'answer' ? made.status : 0,
        detail,
        unknown: sending.kind === 'write' && !limited,
    });
}
async function request(client, sending, timeoutMs) {
    const parameters = {
        ...sending.parameters,
        ...(sending.acceptText === undefined ? {} : { headers: { accept: sending.acceptText } }),
        request: {
            log: silent,
            signal: AbortSignal.timeout(timeoutMs),
            ...(sending.follow === false ? { redirect: 'manual' } : {}),
            ...(sending.route === 'graphql' ? { parseSuccessResponseBody: false } : {}),
        },
    };
    const route = sending.route === 'graphql' ? `POST ${graphqlUrl(client)}` : sending.route;
    try {
        const response = await client.request(route, parameters);
        const { data } = response;
        return answered({ ...response, data: await readStream(data) }, sending);
    }
    catch (error) {
        const response = error.response;
        return isResponse(response) ? answered(response, sending) : { kind: 'no-answer' };
    }
}
async function readStream(data) {
    if (!(data instanceof ReadableStream))
        return data;
    const body = await (0,consumers_.text)(data).catch(() => '');
    try {
        return JSON.parse(body);
    }
    catch {
        return body;
    }
}
function isResponse(value) {
    return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}
function answered({ status, headers, data }, sending) {
    const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]));
    return { kind: 'answer', status, headers: texts, body: data, sensible: isSensible(status, data, sending) };
}
function isSensible(status, data, sending) {
    if (status < 200 || status >= 300 || status === 204 || status === 205)
        return true;
    if (sending.acceptText !== undefined)
        return typeof data === 'string';
    if (typeof data !== 'object' || data === null || data instanceof ArrayBuffer)
        return false;
    return sending.route !== 'graphql' || !isGraphqlFailure(data);
}
function isGraphqlFailure(body) {
    const { data, errors } = body;
    if (data || !Array.isArray(errors))
        return false;
    return errors.every((error) => !error || !('type' in error || 'locations' in error || 'path' in error));
}
function graphqlUrl(client) {
    const { baseUrl } = client.request.endpoint.DEFAULTS;
    return baseUrl.endsWith('/api/v3') ? `${baseUrl.slice(0, -'/v3'.length)}/graphql` : `${baseUrl}/graphql`;
}
function isoDate(header) {
    const at = Date.parse(header ?? '');
    return Number.isNaN(at) ? null : new Date(at).toISOString();
}

;














function createGitHub(options) {
    const log = options.log ?? (() => undefined);
    const transport = createTransport({
        userAgent: `security-process run/${options.run}`,
        ...(options.apiUrl === undefined ? {} : { apiUrl: options.apiUrl }),
        ...(options.onRequest === undefined ? {} : { onRequest: options.onRequest }),
        ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
        sleep: options.sleep,
        log,
    });
    const { credentials, maskSecret } = options;
    const tokens = createTokens({
        credentials,
        transport,
        home: options.repo,
        maskSecret,
        clock: options.clock ?? Date.now,
    });
    const client = createClient(transport, tokens);
    const room = { client, repo: options.repo, log, digestOf: options.digestOf ?? null };
    let self = null;
    const remember = (read) => {
        self = read.self;
        return read;
    };
    return {
        readCase: async (number) => remember(await readCase(room, number)),
        readSweep: async () => remember(await readSweep(room)),
        readCases: (numbers) => readCases(room, numbers),
        readSurroundings: (query) => readSurroundings(room, query),
        readAdvisories: (refs) => readAdvisories(room, refs),
        readThread: (url) => readThread(room, url),
        readRuns: (ids) => readRuns(room, ids),
        readForeignChanges: (head, selfId) => readForeignChanges(room, head, selfId),
        findAdvisories: (owners, since) => findAdvisories(room, owners, since),
        findForms: (label) => findForms(room, label),
        findDone: (operation, claimedAt) => findDone(room, operation, claimedAt, self?.id ?? null),
        apply: (operation, context) => applyOperation(room, operation, context),
        readVisibility: (repo) => readVisibility(room, repo),
        now: () => client.now(),
    };
}

;



function createPublicReader({ token, repo, sleep }) {
    const transport = createTransport({ userAgent: 'security-process', sleep, log: () => undefined });
    const read = async (route, parameters, acceptText) => {
        const answer = await transport.send(token, {
            call: 'read-release',
            repo,
            route,
            parameters: { ...pathOf(repo), ...parameters },
            kind: 'read',
            repeatable: true,
            ...(acceptText === undefined ? {} : { acceptText }),
        });
        if (answer.status === 404)
            return null;
        if (answer.status >= 400)
            throw new GitHubTrouble({
                code: 'permission-missing',
                call: 'read-release',
                repo,
                status: answer.status,
            });
        return answer.data;
    };
    return {
        readTag: async (tag) => {
            const data = await read('GET /repos/{owner}/{repo}/git/ref/{+ref}', { ref: `tags/${tag}` });
            const sha = data?.object?.sha;
            return sha ?? null;
        },
        readManifest: async (commit) => {
            const data = await read('GET /repos/{owner}/{repo}/contents/{path}', { path: 'package.json', ref: commit }, 'application/vnd.github.raw+json');
            return typeof data === 'string' ? data : data === null ? null : JSON.stringify(data);
        },
    };
}

var core = __webpack_require__(3597);
var read_runner = __webpack_require__(5387);
;



function readCredentials(maskSecret) {
    const token = (0,core .V4)('token');
    const apps = (0,core .V4)('apps');
    if (token !== '')
        maskSecret(token);
    for (const secret of apps.match(/[A-Za-z0-9+/=]{24,}/g) ?? [])
        maskSecret(secret);
    if (apps !== '')
        return { kind: 'apps', apps: parseApps(apps, maskSecret) };
    if (token !== '')
        return { kind: 'token', token };
    throw new read_runner .mz('Neither `apps` nor `token` is given. Store the credentials as a secret and hand it over with `with:`.');
}
const APPS_FORM = 'a map of owner to { client-id, private-key }, as YAML or JSON';
function parseApps(text, maskSecret) {
    const document = parseYaml(text, { maxLength: 200_000 });
    if (document.kind === 'bad')
        throw new read_runner .mz(`The input apps cannot be read in line ${document.problem.line}: expected ${APPS_FORM}.`);
    if (!(0,read_runner .u4)(document.value) || Object.keys(document.value).length === 0)
        throw new read_runner .mz(`The input apps is not ${APPS_FORM}.`);
    const entries = Object.entries(document.value).map(([owner, app]) => {
        const clientId = (0,read_runner .u4)(app) ? app['client-id'] : undefined;
        const privateKey = (0,read_runner .u4)(app) ? app['private-key'] : undefined;
        if (typeof clientId !== 'string' || typeof privateKey !== 'string') {
            throw new read_runner .mz(`The input apps has no client-id and private-key for ${owner}.`);
        }
        maskSecret(privateKey);
        return [owner, { clientId, privateKey: privateKey.replaceAll('\\n', '\n') }];
    });
    return Object.fromEntries(entries);
}

var read_event = __webpack_require__(8256);
var run_action = __webpack_require__(9071);
;


















const USE_CASES = {
    conductor: conductor,
    intake: intake_intake,
    'ack-timer': ackTimer,
    privatize: privatize_privatize,
    'advisory-draft': advisoryDraft,
    'release-gate': releaseGate,
    announce: announce,
};
async function start(name, runner) {
    if (name === 'release-gate' && (runner.isPublic === true || (0,read_runner .R5)('tag') !== ''))
        return startCheck(runner);
    if (runner.isPublic === true)
        throw new ProcessTrouble('not-in-triage-repo', 'This action belongs in the private triage repo.');
    const event = (0,read_event .s)(runner);
    if (event.name === '')
        throw new ProcessTrouble('bad-input', 'GITHUB_EVENT_NAME is not set. Run this as a step of a GitHub workflow.');
    const dryRun = (0,read_runner .n0)();
    const github = createGitHub({
        credentials: readCredentials(run_action .$l),
        repo: runner.repo,
        run: runner.run,
        maskSecret: run_action .$l,
        sleep: async (ms) => void (await (0,promises_.setTimeout)(ms)),
        digestOf: advisoryDigest,
    });
    return USE_CASES[name]({ github, npm: createNpmReader(), run: runner.run }, event, dryRun);
}
async function startCheck(runner) {
    const credentials = readCredentials(run_action .$l);
    if (credentials.kind !== 'token')
        throw new ProcessTrouble('bad-input', "The check of a release takes the job's own token.");
    const reader = createPublicReader({
        token: credentials.token,
        repo: runner.repo,
        sleep: async (ms) => void (await (0,promises_.setTimeout)(ms)),
    });
    return checkRelease({ reader, npm: createNpmReader() }, (0,read_runner .R5)('tag') || runner.ref.replace(/^refs\/tags\//, ''));
}
function toTrouble(error) {
    if (error instanceof ProcessTrouble)
        return error;
    if (!(error instanceof GitHubTrouble))
        return undefined;
    return Object.assign(new Error(error.message), { reason: REASON_OF[error.code] });
}
const REASON_OF = {
    'token-refused': 'token-refused',
    'permission-missing': 'permission-missing',
    'not-found': 'permission-missing',
    invalid: 'internal',
    conflict: 'store-conflict',
    'github-unreachable': 'github-unreachable',
};


  })

};
