export const id = 326;
export const ids = [326];
export const modules = {

/***/ 8326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start),
  toTrouble: () => (/* binding */ toTrouble)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./compiled/case/concern-of-event.js
var concern_of_event = __webpack_require__(7224);
;// CONCATENATED MODULE: ./compiled/case/marker.js
/**
 * The bot's own comments carry a hidden line by which a later run finds them again. It is always the last line
 * of the body, so that nothing quoted above it can pass for it.
 */
const PREFIX = '<!-- security-process:';
const SUFFIX = ' -->';
const LINE = /^<!-- security-process:([A-Za-z0-9._/:%-]+) -->$/;
/** The hidden line for a key; whatever could end an HTML comment early is escaped. */
function renderMarker(key) {
    const escaped = encodeURIComponent(key)
        .replace(/[!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/%2F/g, '/')
        .replace(/%3A/g, ':')
        .replace(/-(?=-)|-$/g, '%2D');
    return `${PREFIX}${escaped}${SUFFIX}`;
}
/** A body with its marker as the last line; a marker that the body already ends in is replaced. */
function withMarker(body, key) {
    return `${withoutMarker(body)}\n\n${renderMarker(key)}`;
}
/** The body as it was before {@link withMarker}, but for white space at its end. */
function withoutMarker(body) {
    const lines = trimmedLines(body);
    if (LINE.test(lines.at(-1) ?? ''))
        lines.pop();
    return lines.join('\n').trimEnd();
}
/**
 * The key in a comment of ours, or null. Counts only where the bot wrote the comment and nobody else edited it
 * last, and only as the last line, outside of every fence and quotation.
 */
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
/** Lines without what GitHub or an editor may have changed: line ends, and white space at the very end. */
function trimmedLines(body) {
    return body.replace(/\r\n?/g, '\n').trimEnd().split('\n');
}
/** Whether a fence that these lines open is still open after them (CommonMark, section 4.5). */
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

// EXTERNAL MODULE: ../../node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(458);
;// CONCATENATED MODULE: ./compiled/advisory/facts.js
/** Ecosystems that GitHub's repository advisories know (REST, `vulnerabilities[].package.ecosystem`). */
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
/** Credit types of GitHub's repository advisories. */
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

;// CONCATENATED MODULE: ./compiled/process/table.js
/**
 * The security report handling process as data: the single source of states, labels, legal moves, who may ask,
 * which action runs on entry, and whose turn it is. Nodes are those of the specification's flowchart.
 */
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
/** Every state, in the order of the flowchart. */
const table_STATES = Object.fromEntries(table_STATE_IDS.map((id) => [id, { id, ...table[id] }]));
/** The states that a case in disclosure or beyond has. From here on nothing can be taken back. */
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
/** Every label that the triage repo has, with who sets it in the description (at most 100 characters). */
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
/** The state that a canonical label id stands for. */
function stateOfLabel(labelId) {
    const id = labelId.startsWith('case/') ? labelId.slice(5) : '';
    return table_STATE_IDS.find((state) => state === id);
}
/** The flag that a canonical label id stands for. */
function flagOfLabel(labelId) {
    const id = labelId.startsWith('flag/') ? labelId.slice(5) : '';
    return Object.keys(table_FLAGS).find((flag) => flag === id);
}
const labelOfState = (state) => `case/${state}`;
const labelOfFlag = (flag) => `flag/${flag}`;

// EXTERNAL MODULE: ../../node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(2831);
;// CONCATENATED MODULE: ./compiled/text/yaml.js

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/**
 * Reads one YAML document that a person wrote, keeping where everything stands.
 * Aliases, custom tags, prototype keys, several documents and deep nesting are refused: none is needed, and
 * each is a known way to make a reader work too long or read something else than the writer sees.
 */
function parseYaml(source, options = {}) {
    const maxLength = options.maxLength ?? 262_144;
    if (source.length > maxLength) {
        return bad(1, `${source.length} characters`, `at most ${maxLength} characters`);
    }
    try {
        const events = (0,js_yaml/* parseEvents */.PH)(source, { maxDepth: 24 });
        const refusal = findRefusal(source, events);
        if (refusal)
            return refusal;
        const documents = (0,js_yaml/* constructFromEvents */.fw)(events, { source, schema: js_yaml/* CORE_SCHEMA */.OU, maxAliases: 0 });
        if (documents.length > 1)
            return bad(1, `${documents.length} documents`, 'one document');
        return readable(source, events, documents[0] ?? null);
    }
    catch (error) {
        if (!(error instanceof js_yaml/* YAMLException */.tB))
            return bad(1, 'text that cannot be read', 'YAML');
        return bad((error.mark?.line ?? 0) + 1, error.reason, 'YAML');
    }
}
/** Writes data as YAML: stable key order as given, no anchors, no line folding. */
function renderYaml(value) {
    return (0,js_yaml/* dump */.Bh)(value, { noRefs: true, lineWidth: -1 });
}
/** `packages[0].name`: how a path is shown to people. */
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
        if (event.type === js_yaml/* EVENT_ID */.hy.ALIAS)
            return bad(lineAt(source, event.anchorStart), 'an alias (*)', 'the value itself');
        if (event.type === js_yaml/* EVENT_ID */.hy.DOCUMENT || event.type === js_yaml/* EVENT_ID */.hy.POP)
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
    // Asked for only where something has to be shown to a person: the sweep reads thousands of files that are fine.
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
/** The first key of any mapping that is forbidden. */
function findForbiddenKey(source, events) {
    // One entry per open collection: whether a key comes next in it; null where it has no keys.
    const expectsKey = [];
    for (const event of events) {
        if (event.type === js_yaml/* EVENT_ID */.hy.POP) {
            expectsKey.pop();
            continue;
        }
        if (event.type === js_yaml/* EVENT_ID */.hy.DOCUMENT || event.type === js_yaml/* EVENT_ID */.hy.ALIAS) {
            if (event.type === js_yaml/* EVENT_ID */.hy.DOCUMENT)
                expectsKey.push(null);
            continue;
        }
        const depth = expectsKey.length - 1;
        const isKey = expectsKey[depth] === true;
        if (expectsKey[depth] !== null)
            expectsKey[depth] = !isKey;
        if (event.type !== js_yaml/* EVENT_ID */.hy.SCALAR) {
            expectsKey.push(event.type === js_yaml/* EVENT_ID */.hy.MAPPING ? true : null);
            continue;
        }
        if (!isKey)
            continue;
        const key = (0,js_yaml/* getScalarValue */.KE)(source, event);
        if (FORBIDDEN_KEYS.has(key))
            return { key, offset: event.valueStart };
    }
    return undefined;
}
function collectMarks(source, events) {
    const marks = new Map();
    const frames = [];
    for (const event of events) {
        if (event.type === js_yaml/* EVENT_ID */.hy.POP) {
            frames.pop();
            continue;
        }
        if (event.type === js_yaml/* EVENT_ID */.hy.DOCUMENT) {
            frames.push({ path: [], kind: 'document', count: 0, key: undefined });
            continue;
        }
        if (event.type === js_yaml/* EVENT_ID */.hy.ALIAS)
            continue;
        const frame = frames.at(-1);
        const isScalar = event.type === js_yaml/* EVENT_ID */.hy.SCALAR;
        const offset = isScalar ? event.valueStart : event.start;
        const raw = isScalar ? (0,js_yaml/* getScalarValue */.KE)(source, event) : undefined;
        if (frame?.kind === 'mapping' && frame.key === undefined) {
            frame.key = raw ?? '';
            const path = [...frame.path, frame.key];
            marks.set(JSON.stringify(path), { offset });
            if (!isScalar)
                frames.push({
                    path,
                    kind: event.type === js_yaml/* EVENT_ID */.hy.MAPPING ? 'mapping' : 'sequence',
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
                kind: event.type === js_yaml/* EVENT_ID */.hy.MAPPING ? 'mapping' : 'sequence',
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
/** Offsets at which lines begin, so that a line is found without reading the text again. */
function startsOfLines(source) {
    const starts = [0];
    for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1))
        starts.push(end + 1);
    return starts;
}
/** Line (from 1) of an offset, given where lines begin. */
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

;// CONCATENATED MODULE: ./compiled/case/stored-case.js




/** The present version of `cases/<number>.yml`. Older ones are migrated when they are read. */
const STORE_VERSION = 1;
const STORE_BRANCH = 'security-process';
const time = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX());
const person = dist/* object */.Ikc({ id: dist/* number */.aig(), login: dist/* string */.YjP() });
const state = dist/* picklist */.KIO(table_STATE_IDS);
const by = dist/* object */.Ikc({ id: dist/* number */.aig(), login: dist/* string */.YjP(), role: dist/* string */.YjP() });
const moveSchema = dist/* object */.Ikc({
    to: state,
    from: dist/* nullable */.mee(state),
    /** Id of the label event or comment that asked for it; null for the bot's own moves. */
    event: dist/* nullable */.mee(dist/* string */.YjP()),
    by,
    at: time,
    why: dist/* optional */.lqM(dist/* string */.YjP()),
});
const askSchema = dist/* object */.Ikc({
    /** What would be done: `publish`, `cve-request/GHSA-…`, `post/placeholder-12`, … */
    key: dist/* string */.YjP(),
    /** Digest over exactly what would be done. Another digest voids every confirmation. */
    digest: dist/* string */.YjP(),
    at: time,
    /** Members that the confirmation must come from, beside the one who asked. */
    needs: dist/* number */.aig(),
    askedBy: dist/* nullable */.mee(person),
    confirmedBy: dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* number */.aig(), login: dist/* string */.YjP(), at: time })),
    doneAt: dist/* nullable */.mee(time),
});
const evidenceSchema = dist/* object */.Ikc({
    kind: dist/* picklist */.KIO([
        'acknowledgement',
        'patch',
        'test',
        'regression-test',
        'release',
        'reply',
        'posted',
        'waived',
    ]),
    /** Package and version for a release, channel name for a post, otherwise free. */
    subject: dist/* string */.YjP(),
    text: dist/* string */.YjP(),
    by,
    at: time,
});
const decisionSchema = dist/* object */.Ikc({
    kind: dist/* picklist */.KIO(['no-patch', 'no-cve', 'dismiss', 'out-of-process']),
    reason: dist/* string */.YjP(),
    because: dist/* string */.YjP(),
    by: dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* number */.aig(), login: dist/* string */.YjP(), at: time })),
});
const severity = dist/* picklist */.KIO(['low', 'medium', 'high', 'critical']);
const creditType = dist/* picklist */.KIO(CREDIT_TYPES);
const analysisSchema = dist/* object */.Ikc({
    packages: dist/* array */.YOg(dist/* object */.Ikc({
        ecosystem: dist/* picklist */.KIO(ECOSYSTEMS),
        name: dist/* string */.YjP(),
        repo: dist/* string */.YjP(),
        affected: dist/* array */.YOg(dist/* string */.YjP()),
        patched: dist/* array */.YOg(dist/* string */.YjP()),
        functions: dist/* array */.YOg(dist/* string */.YjP()),
    })),
    cvss: dist/* array */.YOg(dist/* object */.Ikc({
        version: dist/* picklist */.KIO(['3.0', '3.1', '4.0']),
        vector: dist/* string */.YjP(),
        score: dist/* number */.aig(),
        severity: dist/* picklist */.KIO(['none', 'low', 'medium', 'high', 'critical']),
    })),
    severity: dist/* nullable */.mee(severity),
    cwe: dist/* array */.YOg(dist/* string */.YjP()),
    summary: dist/* string */.YjP(),
    description: dist/* string */.YjP(),
    impact: dist/* nullable */.mee(dist/* string */.YjP()),
    rootCause: dist/* nullable */.mee(dist/* string */.YjP()),
    workarounds: dist/* nullable */.mee(dist/* string */.YjP()),
    references: dist/* array */.YOg(dist/* string */.YjP()),
    confirmed: dist/* object */.Ikc({ yes: dist/* boolean */.zMY(), how: dist/* nullable */.mee(dist/* string */.YjP()) }),
    inThreatModel: dist/* nullable */.mee(dist/* boolean */.zMY()),
    credits: dist/* array */.YOg(dist/* union */.KCZ([
        dist/* object */.Ikc({ login: dist/* string */.YjP(), type: creditType }),
        dist/* object */.Ikc({ name: dist/* string */.YjP(), type: creditType }),
    ])),
    patchNeeded: dist/* boolean */.zMY(),
});
const advisorySchema = dist/* object */.Ikc({
    repo: dist/* string */.YjP(),
    ghsa: dist/* string */.YjP(),
    /** Digest of what the bot wrote last, to tell drift from its own work. */
    digest: dist/* nullable */.mee(dist/* string */.YjP()),
    publishedAt: dist/* nullable */.mee(time),
});
const privatizedSchema = dist/* object */.Ikc({
    url: dist/* string */.YjP(),
    kind: dist/* picklist */.KIO(['issue', 'pull']),
    repo: dist/* string */.YjP(),
    number: dist/* number */.aig(),
    author: dist/* nullable */.mee(person),
    /** Steps that were read back as done. */
    saved: dist/* boolean */.zMY(),
    outOfSight: dist/* boolean */.zMY(),
    /** Where it went, for a transferred issue: the number in the triage repo. */
    movedTo: dist/* nullable */.mee(dist/* number */.aig()),
    placeholder: dist/* nullable */.mee(dist/* number */.aig()),
    removalPending: dist/* boolean */.zMY(),
    requestedBy: by,
    at: time,
});
const postSchema = dist/* object */.Ikc({
    channel: dist/* string */.YjP(),
    /** Address or id of what was posted. */
    target: dist/* string */.YjP(),
    doneAt: dist/* nullable */.mee(time),
});
const schema = dist/* object */.Ikc({
    version: dist/* literal */.euz(STORE_VERSION),
    number: dist/* number */.aig(),
    issue: dist/* number */.aig(),
    source: dist/* object */.Ikc({
        kind: dist/* picklist */.KIO(['advisory', 'form', 'transfer']),
        repo: dist/* nullable */.mee(dist/* string */.YjP()),
        ghsa: dist/* nullable */.mee(dist/* string */.YjP()),
        url: dist/* nullable */.mee(dist/* string */.YjP()),
    }),
    title: dist/* string */.YjP(),
    receivedAt: time,
    /** Earlier receipts that members recorded; the earliest counts. */
    receipts: dist/* array */.YOg(dist/* object */.Ikc({ at: time, by, recordedAt: time })),
    reporter: dist/* nullable */.mee(dist/* object */.Ikc({ id: dist/* nullable */.mee(dist/* number */.aig()), login: dist/* nullable */.mee(dist/* string */.YjP()), name: dist/* nullable */.mee(dist/* string */.YjP()) })),
    moves: dist/* array */.YOg(moveSchema),
    flags: dist/* array */.YOg(dist/* string */.YjP()),
    coordinators: dist/* array */.YOg(person),
    packages: dist/* array */.YOg(dist/* object */.Ikc({ ecosystem: dist/* string */.YjP(), name: dist/* string */.YjP(), repo: dist/* nullable */.mee(dist/* string */.YjP()) })),
    /** Comment of the analysis that counts, and a digest of its facts. */
    analysis: dist/* nullable */.mee(dist/* object */.Ikc({ comment: dist/* string */.YjP(), digest: dist/* string */.YjP(), by, at: time, facts: analysisSchema })),
    advisories: dist/* array */.YOg(advisorySchema),
    cve: dist/* object */.Ikc({
        id: dist/* nullable */.mee(dist/* string */.YjP()),
        requestedAt: dist/* nullable */.mee(time),
        provider: dist/* nullable */.mee(dist/* string */.YjP()),
    }),
    evidence: dist/* array */.YOg(evidenceSchema),
    decisions: dist/* array */.YOg(decisionSchema),
    asks: dist/* array */.YOg(askSchema),
    claims: dist/* array */.YOg(dist/* object */.Ikc({ key: dist/* string */.YjP(), run: dist/* string */.YjP(), at: time })),
    /** Label events and comments that were judged; a verdict is never judged again. */
    judged: dist/* array */.YOg(dist/* object */.Ikc({ event: dist/* string */.YjP(), verdict: dist/* string */.YjP() })),
    /** Messages that are owed or were posted, by key, with the digest of their text. */
    said: dist/* array */.YOg(dist/* object */.Ikc({ key: dist/* string */.YjP(), at: time })),
    privatized: dist/* array */.YOg(privatizedSchema),
    posts: dist/* array */.YOg(postSchema),
    closedAt: dist/* nullable */.mee(time),
});
/** Reads a case file; says in one sentence what is wrong with it where it cannot be read. */
function parseStoredCase(text) {
    const document = parseYaml(text, { maxLength: 4_000_000 });
    if (document.kind === 'bad')
        return { kind: 'bad', reason: `line ${document.problem.line}: ${document.problem.found}` };
    const parsed = dist/* safeParse */.xLC(schema, migrate(document.value));
    if (parsed.success)
        return { kind: 'ok', stored: parsed.output };
    const issue = parsed.issues[0];
    return {
        kind: 'bad',
        reason: `${dist/* getDotPath */.BuJ(issue) ?? 'the file'}: expected ${issue.expected}, found ${issue.received}`,
    };
}
function renderStoredCase(stored) {
    return renderYaml(stored);
}
const pathOfCase = (number) => `cases/${number}.yml`;
const pathOfReport = (number) => `cases/${number}/report.md`;
/** The state is the last accepted move. */
function stateOf(stored) {
    return stored.moves.at(-1)?.to ?? 'received';
}
/** `why` of a move that takes another one back. A reason given by a person never reads like that: see `/adopt`. */
const UNDO = 'undo';
/** Moves that still count: neither undone, nor following by themselves from one that was. */
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
/** True when every advisory of the case was read back as published, and there is one. */
function isDisclosed(stored) {
    return stored.advisories.length > 0 && stored.advisories.every((advisory) => advisory.publishedAt !== null);
}
/** When the report was received: the earliest time on record. */
function receiptOf(stored) {
    return [stored.receivedAt, ...stored.receipts.map((receipt) => receipt.at)].reduce((first, at) => Date.parse(at) < Date.parse(first) ? at : first);
}
/** Migrations by version; there is one version yet. */
function migrate(value) {
    return value;
}

;// CONCATENATED MODULE: ./compiled/case/commands.js

/** Reasons for a dismissal (flowchart node X). */
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
/** What each command looks like, and what it does: for help, documentation and refusals. */
const COMMANDS = {
    confirm: { form: '/confirm', does: 'carry out what the bot has shown last' },
    undo: { form: '/undo', does: 'take the last move back, where it can be taken back' },
    why: { form: '/why', does: 'say where the case stands and what it waits for' },
    help: { form: '/help', does: 'list these commands' },
    privatize: { form: '/privatize URL', does: 'put a public issue or pull request out of sight' },
    dismiss: { form: '/dismiss REASON because …', does: 'dismiss the report' },
    duplicate: { form: '/duplicate #N', does: 'dismiss the report as a duplicate of case N' },
    replied: { form: '/replied', does: 'record that the reporter was told of the dismissal' },
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
    receipt: { form: '/receipt YYYY-MM-DD because …', does: 'record an earlier receipt of the report' },
};
/**
 * The commands of a comment: lines of their own that start with a slash and one of our words, outside fences and
 * quotations. Other lines are nobody's business.
 */
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
        case 'receipt':
            return parseReceipt(first, rest);
        default:
            return undefined;
    }
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
function parseReceipt(first, rest) {
    const at = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(first) ? Date.parse(first) : Number.NaN;
    if (Number.isNaN(at))
        return undefined;
    return withReason(rest.slice(first.length), (because) => ({
        kind: 'receipt',
        at: new Date(at).toISOString(),
        because,
    }));
}
/** A public issue or pull request on GitHub. */
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
/** Lines that are neither in a fence nor in a quotation nor in an HTML comment. */
function outsideFences(body) {
    const kept = [];
    let fence;
    let inComment = false;
    for (const line of body.split('\n')) {
        const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
        if (fence !== undefined) {
            if (mark && mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark)
                fence = undefined;
            continue;
        }
        if (inComment) {
            if (line.includes('-->'))
                inComment = false;
            continue;
        }
        if (mark) {
            fence = mark;
            continue;
        }
        if (line.includes('<!--') && !line.includes('-->')) {
            inComment = true;
            continue;
        }
        if (/^ {0,3}>/.test(line) || /^(?: {4}|\t)/.test(line))
            continue;
        kept.push(line);
    }
    return kept;
}

;// CONCATENATED MODULE: ./compiled/case/read-form.js

/** Headings of our issue forms: GitHub renders each field of a form as `### label` and its value. */
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
/** The fields of a form as they came. Empty ones (`_No response_`) are left out; nothing is trusted for its form. */
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
/** The public thread that the form "public by mistake" names. */
function readFormThread(fields) {
    const url = fields.url?.split(/\s+/)[0];
    return url && parseThreadUrl(url) ? url.replace(/[?#].*$/, '') : undefined;
}
/** `owner/name`, where the field holds that. */
function readFormRepo(fields) {
    const text = fields.repository?.replace(/^https?:\/\/[\w.:-]+\//, '').replace(/\/+$/, '') ?? '';
    return /^[\w.-]+\/[\w.-]+$/.test(text) ? text : null;
}
/** A day of receipt that is earlier than the issue itself; UTC, start of that day. */
function readFormReceipt(fields, openedAt) {
    const text = fields.received ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
        return null;
    const at = Date.parse(text);
    return Number.isNaN(at) || at >= Date.parse(openedAt) ? null : new Date(at).toISOString();
}

;// CONCATENATED MODULE: ./compiled/text/defuse.js
/**
 * Makes other people's words harmless where they are shown. Nothing is changed where they are kept.
 */
/** A fenced block that shows text byte for byte: the fence is longer than any run of backticks inside. */
function renderFenced(text, language = 'text') {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}
/** A code span that shows a short text on one line; line ends and control characters become spaces. */
function renderCodeSpan(text) {
    const flat = flatten(text);
    const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
    const tick = '`'.repeat(longest + 1);
    const pad = flat.startsWith('`') || flat.endsWith('`') || flat.trim() === '' ? ' ' : '';
    return `${tick}${pad}${flat}${pad}${tick}`;
}
/**
 * A short text in running Markdown: no markup, link, mention, issue reference, HTML or marker survives.
 * A word joiner keeps `@name`, `#1` and addresses from being linked; they read the same.
 */
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
/** One line without control and direction-changing characters. */
function flatten(text) {
    return (text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
        .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
        .trim());
}

;// CONCATENATED MODULE: ./compiled/messages/case-body.js


/** GitHub's limit for the body of an issue or comment, with room for what stands around the report. */
const MOST_REPORT_CHARACTERS = 60_000;
/** Neutral title of a case: what it is about by name, never what is wrong with it. */
function renderCaseTitle(repo, id) {
    const about = repo === null ? 'Security report' : `Security report for ${repo}`;
    return id === null ? about : `${about} (${id})`;
}
/** Body of a case issue that the bot wrote: where the report came from and its words, shown but not rendered. */
function renderCaseBody(stored, report, marker) {
    const { source, reporter } = stored;
    const who = reporter?.login ? renderCodeSpan(reporter.login) : (reporter?.name ?? 'unknown');
    const where = source.ghsa && source.repo && source.url
        ? `[${source.ghsa}](${source.url}) on ${source.repo}`
        : (source.url ?? 'a form');
    const shown = report.length > MOST_REPORT_CHARACTERS ? report.slice(0, MOST_REPORT_CHARACTERS).toWellFormed() : report;
    const body = [
        `Received ${stored.receivedAt.slice(0, 16).replace('T', ' ')} UTC from ${who}, by ${where}.`,
        '',
        'The report, as it came:',
        '',
        renderFenced(shown),
        ...(shown === report ? [] : ['', `Continued in the comments: ${report.length} characters in all.`]),
    ].join('\n');
    return withMarker(body, marker);
}
/** The rest of a report that is too long for the body, in pieces that fit a comment. */
function renderReportRest(report) {
    const pieces = [];
    for (let from = MOST_REPORT_CHARACTERS; from < report.length; from += MOST_REPORT_CHARACTERS) {
        const piece = report.slice(from, from + MOST_REPORT_CHARACTERS).toWellFormed();
        pieces.push(['The report, continued:', '', renderFenced(piece)].join('\n'));
    }
    return pieces;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./compiled/plan/context.js



/** Who somebody is for this case, by numeric id. No answer about the team is not a no. */
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
/** The name in the repo of a canonical label id. */
function labelName(config, id) {
    return config.labels[id] ?? id;
}
/** The canonical id of a label in the repo, or undefined where it is none of ours. GitHub ignores case in names. */
function labelId(config, name, ids) {
    return ids.find((id) => labelName(config, id).toLowerCase() === name.toLowerCase());
}
function isJudged(stored, event) {
    return stored.judged.some((judged) => judged.event === event);
}
function judge(stored, event, verdict) {
    return { ...stored, judged: [...stored.judged, { event, verdict }] };
}
/** True where this run carries out what happens in the case's present state. */
function runsState({ scope }, state) {
    return scope.has(table_STATES[state].action);
}
/** Moves the case. What belonged to a dismissal or an end that is taken back goes with it. */
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
/** SHA-256 over data with a stable order of keys; short enough to be shown. */
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

;// CONCATENATED MODULE: ./compiled/plan/intake.js






/** Key of the claim and marker of the issue that takes in an advisory. */
const intakeKey = (ghsa) => `source/${ghsa}`;
/** A case as it is at its beginning (nodes A, B, E, K). */
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
/** The case of a privately reported advisory. */
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
/** The reporter's words, byte for byte. */
const renderReport = (found) => `${found.facts.summary}\n\n${found.facts.description}`;
/** The issue that becomes the face of a reported advisory; created under a claim. */
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
/** The case of an issue that was opened from one of our forms; the issue itself becomes its face. */
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
/** What was said on an issue that came here by transfer is void: none of it was said in this place. */
function adoptionJudgements(issue) {
    if (!issue.events.some((event) => event.kind === 'transferred'))
        return [];
    const before = [...issue.events.map((event) => event.id), ...issue.comments.map((comment) => comment.id)];
    return before.map((event) => ({ event, verdict: 'before-adoption' }));
}

;// CONCATENATED MODULE: ./compiled/config/config-problem.js
/** One line per problem: `file:line key: found X, expected Y. Suggestion`. */
function renderConfigProblems(problems) {
    return problems.map(renderConfigProblem).join('\n');
}
/** One line per warning: `file:line key: message`. */
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
/** A value as it is shown in a message: short, on one line, and with nothing in it that a terminal would obey. */
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
/** Text without control or direction characters, cut after `longest` characters. */
function renderPlainly(text, longest) {
    const characters = [...text.slice(0, longest * 2 + 2)];
    const cut = characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
    return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
        return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    });
}

;// CONCATENATED MODULE: ./compiled/config/names.js
/** What GitHub takes as names, as far as a file can get them wrong. */
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]{1,20})?$/i;
const REPO = /^[\w.-]{1,100}$/;
const OWNER_LOGIN = {
    expected: 'the login of an organisation or user',
    accepts: (text) => LOGIN.test(text),
    suggests: suggestLogin,
};
/** Bots may be readers too: their logins end in `[bot]`. */
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
/** A name that GitHub accepts for a label, and that its comma-separated lists can tell apart. */
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
/** A name in prose, which ends up in a sentence or a heading. */
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

;// CONCATENATED MODULE: ./compiled/config/nearest-word.js
/**
 * The known word that was probably meant, or undefined where none is near: the same word in other case, the
 * last part of a path-like one (`received` for `case/received`), or one within a few slips of the keyboard.
 */
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
/** Letters added, left out, changed, or swapped with their neighbour. */
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

;// CONCATENATED MODULE: ./compiled/config/written-values.js


/** Puts an expectation into the message of a valibot issue, from which {@link readExpectation} takes it back. */
function says(expectation) {
    return JSON.stringify(expectation);
}
function readExpectation(message) {
    return JSON.parse(message);
}
/** Text, or a number that YAML made of an unquoted word such as `2024`. */
function written_values_text(rule) {
    return dist/* pipe */.FsL(dist/* custom */.IeY((value) => typeof value === 'string' || typeof value === 'number', ({ input }) => says({
        expected: rule.expected,
        suggestion: typeof input === 'boolean'
            ? `If the word itself is meant, write '${input}' in quotes.`
            : undefined,
    })), dist/* transform */.pdi(String), dist/* check */.z6Y(rule.accepts, ({ input }) => says({ expected: rule.expected, suggestion: rule.suggests?.(String(input)) })));
}
/** One word of a closed list. `synonyms` are what people write instead. */
function oneOf(words, synonyms = {}) {
    return dist/* pipe */.FsL(written_values_text({
        expected: renderChoices(words),
        accepts: (word) => words.some((known) => known === word),
        suggests: (word) => {
            const meant = Object.hasOwn(synonyms, word) ? synonyms[word] : findNearestWord(word, words);
            return meant === undefined ? undefined : `Did you mean ${meant}?`;
        },
    }), dist/* transform */.pdi((word) => word));
}
/** `true` or `false`. */
function yesOrNo() {
    return dist/* custom */.IeY((value) => typeof value === 'boolean', ({ input }) => says({ expected: 'true or false', suggestion: suggestBoolean(input) }));
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
/** A whole number of something, from `least` to `most`. */
function wholeNumber(least, most, unit) {
    return number(least, most, `a whole number of ${unit} from ${least} to ${most}`);
}
/** GitHub's numeric id of something. */
function numericId() {
    return number(1, Number.MAX_SAFE_INTEGER, 'the numeric id');
}
function number(least, most, expected) {
    return dist/* custom */.IeY((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most, ({ input }) => {
        const number = typeof input === 'string' ? /^\s*(\d+)/.exec(input)?.[1] : undefined;
        return says({
            expected,
            suggestion: number === undefined ? undefined : `Write ${number} alone, without quotes or unit.`,
        });
    });
}
/** A list, each item read by `item`. */
function listOf(item, expected) {
    return dist/* pipe */.FsL(dist/* custom */.IeY(Array.isArray, ({ input }) => says({
        expected,
        suggestion: typeof input === 'string' || typeof input === 'number'
            ? `Write it as a list: [${input}].`
            : undefined,
    })), dist/* array */.YOg(item));
}
/** True for what YAML writes as `key: value` pairs. */
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Pairs with keys of a closed list, of which `missing` says what those that must be there are for. */
function mapping(entries, words) {
    const keys = Object.keys(entries);
    return dist/* pipe */.FsL(dist/* custom */.IeY(isMapping, () => says({ expected: words.expected })), dist/* looseObject */._H3(entries, (issue) => {
        const key = String(issue.path?.at(-1)?.key ?? '');
        return says({ found: 'nothing', expected: words.missing?.[key] ?? words.expected });
    }), dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
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
/** Pairs with keys of the writer's choice. */
function recordOf(key, value, expected) {
    return dist/* pipe */.FsL(dist/* custom */.IeY(isMapping, () => says({ expected })), dist/* record */.g1P(key, value));
}
/** The step of a path that valibot wants for an issue at a key or an index. */
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
/** `a, b or c`. */
function renderChoices(words) {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
/**
 * A list without repetitions; names are compared as GitHub does, without regard to case. `nameOf` gives
 * undefined for what has no name, items that are wrong in other ways included.
 */
function distinctListOf(item, expected, nameOf = nameWord) {
    return dist/* pipe */.FsL(listOf(item, expected), dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
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
/** A word or number as text; whatever else YAML may hold has no text that could be relied on. */
function nameWord(item) {
    return typeof item === 'string' || typeof item === 'number' ? String(item) : undefined;
}

;// CONCATENATED MODULE: ./compiled/config/label-schema.js




/**
 * Renames of labels: canonical id to the name in use. A name may be used once, whatever its case, the names
 * of labels that are not renamed included.
 */
function labelRenames(known) {
    return dist/* pipe */.FsL(recordOf(label_schema_labelId(known), written_values_text(LABEL_NAME), 'a mapping of label id to name'), dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
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
    return dist/* custom */.IeY((id) => known.some((label) => label === id), ({ input }) => {
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

;// CONCATENATED MODULE: ./compiled/config/owner-schema.js



const id = numericId();
const excluded = distinctListOf(written_values_text(REPO_NAME), 'a list of repo names');
const REPOS = 'all, or a list of repo names';
/** `all` (every public repo of the owner), or a list of names. */
const repos = dist/* lazy */.RZV((input) => Array.isArray(input) ? distinctListOf(written_values_text(REPO_NAME), REPOS) : everyRepo);
const everyRepo = dist/* pipe */.FsL(dist/* custom */.IeY((value) => value === 'all', ({ input }) => says({ expected: REPOS, suggestion: suggestRepos(input) })), dist/* transform */.pdi(() => 'all-public'));
function suggestRepos(input) {
    if (input === null)
        return 'Write all for every public repo, [] for none.';
    if (typeof input !== 'string' && typeof input !== 'number')
        return undefined;
    if (/^(?:\*|any|every|all.*|public|true)$/i.test(String(input)))
        return 'Write all for every public repo.';
    return `Write it as a list: [${input}].`;
}
const repoEntries = { repos: dist/* optional */.lqM(repos, 'all'), exclude: dist/* optional */.lqM(excluded, []) };
/** `repos` and `exclude` of one mapping say which repos are ours, and must not contradict each other. */
function refuseContradiction() {
    return dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
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
const detailedOwner = dist/* pipe */.FsL(mapping({ login: written_values_text(OWNER_LOGIN), id: dist/* optional */.lqM(id), ...repoEntries }, { expected: OWNER, missing: { login: OWNER_LOGIN.expected }, synonyms: SYNONYMS }), refuseContradiction(), dist/* transform */.pdi(({ login, id, repos, exclude }) => ({ login, id: id ?? null, repos, exclude })));
const plainOwner = dist/* pipe */.FsL(written_values_text({ ...OWNER_LOGIN, expected: OWNER }), dist/* transform */.pdi((login) => ({ login, id: null, repos: 'all-public', exclude: [] })));
const OWNER_ALONE = 'a login, or a mapping of login and id';
/** The one owner: `example-org`, or `login` and `id`. Its repos stand beside it. */
const ownerAlone = dist/* lazy */.RZV((input) => isMapping(input) ? detailedOwnerAlone : plainOwnerAlone);
const plainOwnerAlone = dist/* pipe */.FsL(written_values_text({ ...OWNER_LOGIN, expected: OWNER_ALONE }), dist/* transform */.pdi((login) => ({ login, id: null })));
const BESIDE = 'repos and exclude stand beside owner, not inside it.';
const detailedOwnerAlone = dist/* pipe */.FsL(mapping({ login: written_values_text(OWNER_LOGIN), id: dist/* optional */.lqM(id) }, {
    expected: OWNER_ALONE,
    missing: { login: OWNER_LOGIN.expected },
    synonyms: { ...SYNONYMS, repos: BESIDE, exclude: BESIDE },
}), dist/* transform */.pdi(({ login, id }) => ({ login, id: id ?? null })));
/** `example-org`, or a mapping with `login`. */
const owner = dist/* lazy */.RZV((input) => (isMapping(input) ? detailedOwner : plainOwner));
const ownerValue = dist/* lazy */.RZV((input) => isMapping(input) ? ownerOptions : ownerRepos);
const ownerRepos = dist/* pipe */.FsL(repos, dist/* transform */.pdi((repos) => ({ id: null, repos, exclude: [] })));
const ownerOptions = dist/* pipe */.FsL(mapping({ id: dist/* optional */.lqM(id), ...repoEntries }, { expected: 'all, a list of repo names, or a mapping of id, repos and exclude', synonyms: SYNONYMS }), refuseContradiction(), dist/* transform */.pdi(({ id, repos, exclude }) => ({ id: id ?? null, repos, exclude })));
const OWNERS = 'a list of owners, or a mapping of login to repos';
const ownersByLogin = dist/* pipe */.FsL(recordOf(written_values_text(OWNER_LOGIN), ownerValue, OWNERS), dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
    const seen = new Set();
    for (const login of Object.keys(isMapping(dataset.value) ? dataset.value : {})) {
        const repeated = seen.has(login.toLowerCase());
        seen.add(login.toLowerCase());
        if (!repeated)
            continue;
        const message = says({ found: `"${login}" a second time`, expected: 'every one once' });
        addIssue({ message, path: [pathTo(dataset.value, login)] });
    }
}), dist/* transform */.pdi((byLogin) => Object.entries(byLogin).map(([login, rest]) => ({ login, ...rest }))));
const ownersInOrder = distinctListOf(owner, OWNERS, (item) => isMapping(item) && typeof item.login === 'string' ? item.login : undefined);
/** Owners as a list, or as a mapping `login: all`, `login: [repo]`, `login: { repos, exclude, id }`. */
const owners = dist/* pipe */.FsL(dist/* lazy */.RZV((input) => (isMapping(input) ? ownersByLogin : ownersInOrder)), dist/* check */.z6Y((list) => list.length > 0, says({ expected: 'at least one owner' })));
/** `slug`, `owner/slug`, or a mapping with `slug`. */
const team = dist/* lazy */.RZV((input) => (isMapping(input) ? detailedTeam : plainTeam));
const plainTeam = dist/* pipe */.FsL(written_values_text(TEAM_PATH), dist/* transform */.pdi((path) => {
    const [slug = '', owner] = path.split('/').reverse();
    return { owner: owner ?? null, slug, id: null };
}));
const detailedTeam = dist/* pipe */.FsL(mapping({ slug: written_values_text(TEAM_SLUG), owner: dist/* optional */.lqM(written_values_text(OWNER_LOGIN)), id: dist/* optional */.lqM(id) }, {
    expected: 'a slug, owner/slug, or a mapping of slug, owner and id',
    missing: { slug: TEAM_SLUG.expected },
    synonyms: { name: 'Did you mean slug?', team: 'Did you mean slug?', org: 'Did you mean owner?' },
}), dist/* transform */.pdi(({ slug, owner, id }) => ({ slug, owner: owner ?? null, id: id ?? null })));

;// CONCATENATED MODULE: ./compiled/config/config.js
/** What cannot be taken back or leaves the team (design, section 3, rule 3). */
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

;// CONCATENATED MODULE: ./compiled/config/section-schema.js




/** Deadlines and reminders. A report is not dismissed before it is acknowledged. */
const clocks = dist/* pipe */.FsL(mapping({
    acknowledge: dist/* optional */.lqM(wholeNumber(1, 90, 'days'), 5),
    dismiss: dist/* optional */.lqM(wholeNumber(1, 90, 'days'), 10),
    appeal: dist/* optional */.lqM(wholeNumber(0, 90, 'days'), 14),
    remind: dist/* optional */.lqM(distinctListOf(wholeNumber(0, 30, 'days'), 'a list of days before a due time'), [2, 1]),
    overdue: dist/* optional */.lqM(wholeNumber(1, 168, 'hours'), 24),
}, { expected: 'a mapping of acknowledge, dismiss, appeal, remind and overdue' }), dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
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
}), dist/* transform */.pdi((written) => ({
    acknowledgeDays: written.acknowledge,
    dismissDays: written.dismiss,
    appealDays: written.appeal,
    remindDaysBefore: written.remind.toSorted((left, right) => right - left),
    overdueEveryHours: written.overdue,
})));
const confirmations = mapping({
    disclosure: dist/* optional */.lqM(wholeNumber(1, 10, 'members'), 1),
    without: dist/* optional */.lqM(distinctListOf(oneOf(CONFIRMED_OPERATIONS, {
        cve: 'cve-request',
        close: 'close-report',
    }), 'a list of operations'), []),
}, { expected: 'a mapping of disclosure and without' });
const PROVIDERS = ['manual', 'github'];
/** `manual`, `github`, or a mapping with `provider`, `contact`, `cna`. */
const cve = dist/* lazy */.RZV((input) => (isMapping(input) ? detailedCve : plainCve));
const plainCve = dist/* pipe */.FsL(oneOf(PROVIDERS), dist/* transform */.pdi((provider) => ({ provider, contact: null, cna: null })));
const detailedCve = dist/* pipe */.FsL(mapping({
    provider: dist/* optional */.lqM(oneOf(PROVIDERS), 'manual'),
    contact: dist/* optional */.lqM(written_values_text(shortText('whom a request is addressed to'))),
    cna: dist/* optional */.lqM(written_values_text(shortText('what the CNA calls itself'))),
}, { expected: 'manual, github, or a mapping of provider, contact and cna' }), dist/* transform */.pdi(({ provider, contact, cna }) => ({ provider, contact: contact ?? null, cna: cna ?? null })));
const FOLDERS = { express: 'src/content/blog', plain: 'posts' };
const BLOG = 'owner/name of the repo, or a mapping of repo, branch, folder, form, project and authors';
/** `owner/name` of the site's repo, or a mapping with `repo`. */
const blog = dist/* lazy */.RZV((input) => (isMapping(input) ? detailedBlog : plainBlog));
const plainBlog = dist/* pipe */.FsL(written_values_text({ ...REPO_PATH, expected: BLOG }), dist/* transform */.pdi((repo) => ({
    repo,
    branch: null,
    folder: FOLDERS.plain,
    form: 'plain',
    project: null,
    authors: [],
})));
const plainAuthor = dist/* pipe */.FsL(written_values_text(shortText("an author's name")), dist/* transform */.pdi((name) => ({ name, github: null })));
const detailedAuthor = dist/* pipe */.FsL(mapping({ name: written_values_text(shortText("an author's name")), github: dist/* optional */.lqM(written_values_text(OWNER_LOGIN)) }, {
    expected: 'a name, or a mapping of name and github',
    missing: { name: "the author's name" },
    synonyms: { login: 'Did you mean github?' },
}), dist/* transform */.pdi(({ name, github }) => ({ name, github: github ?? null })));
const author = dist/* lazy */.RZV((input) => (isMapping(input) ? detailedAuthor : plainAuthor));
const detailedBlog = dist/* pipe */.FsL(mapping({
    repo: written_values_text(REPO_PATH),
    branch: dist/* optional */.lqM(written_values_text(BRANCH_NAME)),
    folder: dist/* optional */.lqM(written_values_text(FOLDER)),
    form: dist/* optional */.lqM(oneOf(['plain', 'express']), 'plain'),
    project: dist/* optional */.lqM(written_values_text(shortText("the project's name in prose"))),
    authors: dist/* optional */.lqM(listOf(author, 'a list of names, or of name and github'), []),
}, {
    expected: BLOG,
    missing: { repo: REPO_PATH.expected },
    synonyms: {
        path: 'Did you mean folder?',
        author: 'Did you mean authors?',
        template: 'Did you mean form?',
    },
}), dist/* transform */.pdi(({ repo, branch, folder, form, project, authors }) => ({
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
const plainChannel = dist/* pipe */.FsL(channelKind, dist/* transform */.pdi((kind) => renderChannel(kind, undefined)));
const HOSTS = 'Addresses and credentials stand beside their secret, in the workflow; nothing embargoed goes to a channel of this file.';
const detailedChannel = dist/* pipe */.FsL(mapping({ kind: channelKind, name: dist/* optional */.lqM(written_values_text(shortText("the channel's name"))) }, {
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
}), dist/* transform */.pdi(({ kind, name }) => renderChannel(kind, name)));
const channel = dist/* lazy */.RZV((input) => (isMapping(input) ? detailedChannel : plainChannel));
/** Where announcements go. Names tell the channels apart. */
const channels = distinctListOf(channel, 'a list of channels', (item) => isMapping(item) && typeof item.name === 'string' ? item.name : undefined);
function renderChannel(kind, name) {
    return { kind, name: name ?? CHANNEL_NAMES[kind], surface: 'public' };
}
/** The organisation's own words by the key of the text they replace. `known` undefined: any well-formed key. */
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
const intake = dist/* pipe */.FsL(mapping({ advisories: dist/* optional */.lqM(yesOrNo(), true), form: dist/* optional */.lqM(written_values_text(LABEL_NAME), 'security-report') }, {
    expected: 'a mapping of advisories and form',
    synonyms: { label: 'Did you mean form?', formLabel: 'Did you mean form?' },
}), dist/* transform */.pdi(({ advisories, form }) => ({ advisories, formLabel: form })));
const gate = mapping({ npm: dist/* optional */.lqM(yesOrNo(), true) }, { expected: 'a mapping of npm' });

;// CONCATENATED MODULE: ./compiled/config/config-schema.js






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
/** The whole file, with every default filled in that does not depend on another key. */
function config_schema_configSchema(known) {
    return dist/* pipe */.FsL(mapping({
        version: dist/* optional */.lqM(dist/* literal */.euz(1, says({ expected: '1' })), 1),
        owner: dist/* optional */.lqM(ownerAlone),
        owners: dist/* optional */.lqM(owners),
        repos: dist/* optional */.lqM(repos),
        exclude: dist/* optional */.lqM(distinctListOf(written_values_text(REPO_NAME), 'a list of repo names')),
        team: team,
        readers: dist/* optional */.lqM(distinctListOf(written_values_text(READER_LOGIN), 'a list of logins'), []),
        labels: dist/* optional */.lqM(labelRenames(known.labels), {}),
        clocks: dist/* optional */.lqM(clocks, {}),
        confirmations: dist/* optional */.lqM(confirmations, {}),
        cve: dist/* optional */.lqM(cve, 'manual'),
        blog: dist/* optional */.lqM(blog),
        channels: dist/* optional */.lqM(channels, []),
        templates: dist/* optional */.lqM(templates(known.templates), {}),
        intake: dist/* optional */.lqM(intake, {}),
        gate: dist/* optional */.lqM(gate, {}),
    }, {
        expected: 'a mapping with at least owner and team',
        missing: { team: 'the team that handles reports: slug or owner/slug' },
        synonyms: config_schema_SYNONYMS,
    }), refuseContradiction(), checkOwnerKeys());
}
/** `owner` with `repos` and `exclude` beside it, or `owners` with theirs inside: one of the two ways. */
function checkOwnerKeys() {
    return dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
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

;// CONCATENATED MODULE: ./compiled/config/config-warnings.js
/** What the promises of the process are, in days from receipt (flowchart nodes J and Y). */
const PROMISED = { acknowledge: 5, dismiss: 10 };
/**
 * What works, but was perhaps not meant. `ownersPath` tells where the owner of that index stands, and is undefined
 * where it is the one of `owner`.
 */
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

;// CONCATENATED MODULE: ./compiled/config/parse-config.js






const CONFIG_FILE = '.github/security-process.yml';
/** A file longer than this, or with more problems, was not written by a person. */
const MAX_LENGTH = 65_536;
const MAX_PROBLEMS = 200;
/**
 * Reads `.github/security-process.yml`. Never throws: what is wrong comes back as problems, all at once, in
 * the order of their lines. `text` is null where the file does not exist.
 */
function parseConfig(text, known, file = CONFIG_FILE) {
    if (text === null)
        return parse_config_bad([missingFile(file)]);
    const document = parseYaml(text, { maxLength: MAX_LENGTH });
    if (document.kind === 'bad') {
        const { path, ...problem } = document.problem;
        return parse_config_bad([{ file, key: path, ...problem, found: renderPlainly(problem.found, 200) }]);
    }
    const result = dist/* safeParse */.xLC(config_schema_configSchema(known), asWritten(document));
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
/** The configuration of a file that names owner and team and nothing else. `team` is a slug or `owner/slug`. */
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
/** Fills in what one key takes from another. */
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
/** Where owners stand one by one: under their index in a list, under their login in a mapping. */
function findOwnersPath(file) {
    if (!isMapping(file) || file.owners === undefined)
        return undefined;
    const logins = isMapping(file.owners) ? Object.keys(file.owners) : undefined;
    return (index) => ['owners', logins?.[index] ?? index];
}
/** Numbers that YAML would change (`1.10`, `0x10`, `1e3`) as the text that stands in the file. */
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

;// CONCATENATED MODULE: ./compiled/messages/templates.js
/** Texts to reporters that an organisation may replace with its own words, and what may stand in them. */
const TEMPLATES = {
    acknowledgement: ['answerBy'],
    questions: [],
    dismissal: ['reason', 'because', 'appealDays'],
};
const TEMPLATE_KEYS = Object.keys(TEMPLATES);
/**
 * The organisation's own text, or ours. `{{name}}` stands for a value, without logic and without evaluation; a name that
 * we do not know is left as it is, so that a mistake shows.
 */
function renderTemplate({ templates }, key, ours, values) {
    return (templates[key] ?? ours).replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => Object.hasOwn(values, name) ? values[name] : whole);
}

;// CONCATENATED MODULE: ./compiled/plan/judge-identity.js
/**
 * Names are for people, ids are what counts (design, section 3, rule 2): a login or slug that now stands for another id
 * than the configured one is an alarm. Returns what does not fit, in words, or undefined.
 */
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

;// CONCATENATED MODULE: ./compiled/plan/may-write.js
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

;// CONCATENATED MODULE: ./compiled/messages/posts/inline-text.js

/** Stands for the n-th code piece while emphasis is taken off; never part of the text itself. */
const PLACEHOLDER = '\ufffc';
/**
 * What must not stand bare in a post: addresses (they would be linked), version ranges and versions (the house
 * form shows them as code), identifiers with underscores (emphasis).
 */
const CODE_LIKE = new RegExp([
    String.raw `(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>"'.,;:!?)\]]`,
    String.raw `[^\s<>()[\]@,;:"]{1,64}@[^\s<>()[\]@,;:"]{1,100}\.\w+`,
    String.raw `[<>]=?\s?v?\d[\w.+-]*(?<![.+-])(?:,\s?[<>]=?\s?v?\d[\w.+-]*(?<![.+-]))*`,
    String.raw `(?<![\w.-])v?\d+\.\d+\.\d+(?:-[\w.-]*\w)?(?![\w-]|\.\w)`,
    String.raw `[^\s"'(),;:!?[\]]{0,100}_[^\s"'(),;:!?[\]]*(?<!\.)`,
].join('|'), 'giu');
/** What Markdown makes of a text: code, an escaped sign, link words, an address, an entity; the rest is dropped. */
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
/** Longer paragraphs are cut: no post needs one, and reading them must stay quick. */
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
/**
 * Reads a paragraph of somebody else's Markdown as words and code. Links keep their words and lose their
 * target; images, HTML, comments and emphasis are dropped. Whatever it misreads stays a word, and words are
 * escaped when they are written.
 */
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
/** Words as they are, no Markdown read in them: names, titles. */
function parseWords(words) {
    return joinPieces(splitCodeLike(tidy(words)));
}
/** Words on one line, without control or direction-changing characters. */
function readWords(words) {
    return tidy(words).replace(/\s+/g, ' ').trim();
}
/** What a reader sees of it. */
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
/** Neighbours of one kind become one piece: two code spans side by side would be read as something else. */
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

;// CONCATENATED MODULE: ./compiled/messages/posts/markdown-writer.js

/** Other people's words as Markdown that shows them and does nothing else. */
function renderInline(pieces, target) {
    return pieces
        .map((piece) => (piece.kind === 'code' ? renderCode(piece.text) : escapeText(piece.text, target)))
        .join('');
}
/** A name or a title as Markdown that shows it and does nothing else. */
function renderWords(words, target) {
    return renderInline(parseWords(words), target);
}
/** A code span on one line, with the fewest backticks that are not inside (what prettier writes too). */
function renderCode(text) {
    const flat = readWords(text) || '?';
    const runs = new Set((flat.match(/`+/g) ?? []).map((run) => run.length));
    let ticks = 1;
    while (runs.has(ticks))
        ticks++;
    const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
    return `${'`'.repeat(ticks)}${pad}${flat}${pad}${'`'.repeat(ticks)}`;
}
/** Blocks of prose, each parted from the next by a blank line; no block can be taken for a heading or an import. */
function renderProse(blocks, target, keepLowerCase = []) {
    return blocks
        .map((block) => block.kind === 'paragraph'
        ? renderStart(capitalise(block.inline, keepLowerCase), target)
        : block.items.map((item) => `- ${renderStart(item, target)}`).join('\n'))
        .join('\n\n');
}
/** Text at the start of a line, where signs and words mean more than elsewhere. */
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
/** A sentence starts with a capital, unless it starts with code or with a package's own name. */
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

;// CONCATENATED MODULE: ./compiled/advisory/severity-words.js


/** Severities from the least to the worst. */
const SEVERITIES = ['low', 'medium', 'high', 'critical'];
const severity_words_SYNONYMS = {
    low: 'low',
    moderate: 'medium',
    medium: 'medium',
    high: 'high',
    important: 'high',
    critical: 'critical',
};
/**
 * The severity that a word of any source means: GitHub's advisory database (`MODERATE`), CVE records (`MEDIUM`),
 * CVSS (`Medium`), posts (`Moderate`). Undefined for none, unknown, or another word.
 */
function parseSeverity(word) {
    const key = word.trim().toLowerCase();
    return Object.hasOwn(severity_words_SYNONYMS, key) ? severity_words_SYNONYMS[key] : undefined;
}
/** The severity that was probably meant, for a suggestion. */
function suggestSeverity(word) {
    const near = findNearestWord(word.trim(), Object.keys(severity_words_SYNONYMS));
    return near === undefined ? undefined : parseSeverity(near);
}
/** `MODERATE`: GitHub's advisory database and its OSV records. */
function renderGhsaSeverity(severity) {
    return severity === 'medium' ? 'MODERATE' : severity.toUpperCase();
}
/** `MEDIUM`: `baseSeverity` of a CVE record. */
function renderCveSeverity(severity) {
    return severity.toUpperCase();
}
/** `Medium`: how posts write it (Express wrote Moderate until 2025, Medium since 2026). */
function renderPostSeverity(severity) {
    return severity.charAt(0).toUpperCase() + severity.slice(1);
}
/** True where `left` is worse than `right`. */
function isWorse(left, right) {
    return SEVERITIES.indexOf(left) > SEVERITIES.indexOf(right);
}
/** The credit type that words of GitHub, OSV (`REMEDIATION_DEVELOPER`) or CVE (`remediation developer`) mean. */
function parseCreditType(word) {
    const key = word
        .trim()
        .toLowerCase()
        .replace(/[\s_-]+/g, '_');
    return CREDIT_TYPES.find((type) => type === key);
}
/** `remediation developer`: a credit type as CVE records write it. */
function renderCveCreditType(type) {
    return type.replaceAll('_', ' ');
}
/** `REMEDIATION_DEVELOPER`: a credit type as OSV records write it. */
function renderOsvCreditType(type) {
    return type.toUpperCase();
}

;// CONCATENATED MODULE: ./compiled/messages/posts/advisory-prose.js

const MAX_PARAGRAPHS = 3;
const WANTED = /^(?:impact|summary|description|overview|what happened)\b/i;
const WORKAROUND = /workaround|work around|mitigation/i;
const UNWANTED = /patch|fix|workaround|mitigation|recommend|reference|resource|link|proof|poc|reproduc|credit|acknowledg|thanks|timeline|version|package|more information|contact|severity|cvss|cwe|test|code/i;
/**
 * Chooses from an advisory's Markdown what a post says: the paragraphs of its impact, without headings, code
 * blocks, tables, pictures or HTML. Readers find the whole of it behind the link to the advisory.
 */
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
/** A sentence that led up to something dropped ends with a full stop, as does one that ended with nothing. */
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
/** A comment may run over blank lines, so that it has to go before blocks are found. */
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

// EXTERNAL MODULE: ../../node_modules/semver/index.js
var semver = __webpack_require__(84);
;// CONCATENATED MODULE: ./compiled/advisory/npm-range.js

/**
 * npm's range syntax as comparators, one list for each alternative of `||`; undefined for what npm does not read
 * as a range, or reads as no version at all. `*` means every version.
 */
function convertNpmRange(text) {
    // A comma is GitHub's AND; npm would read what follows it as part of a version.
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
/**
 * True for comparators that npm documents. Its reader drops what it does not know (`≤ 1.2` becomes `1.2`), and
 * `~>` means something else in RubyGems; both are refused instead of read wrongly.
 */
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
    // The comparator that npm makes of `*` has no version.
    if (version === undefined)
        return [];
    const op = comparator.operator === '' || comparator.operator === undefined ? '=' : comparator.operator;
    if (op === '<' && version === '0.0.0-0')
        return [{ op, version }];
    if (op === '>=' && version === '0.0.0')
        return [];
    return [{ op, version: op === '<' ? version.replace(/-0$/, '') : version }];
}
/** The tightest lower and the tightest upper bound of an AND. */
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

;// CONCATENATED MODULE: ./compiled/advisory/version-order.js
/** Ecosystems whose versions follow semantic versioning, pre-releases included. */
const SEMANTIC = new Set(['npm', 'rust', 'erlang', 'pub', 'go', 'swift', 'actions']);
/**
 * Which of two versions comes first: negative where `left` does, 0 for equals, undefined where one is no version
 * (it does not begin with a number).
 *
 * Semantic ecosystems compare by semver precedence, but take any number of numbers (missing ones are 0, so
 * `6.0` is `6.0.0`, and `5.2.6.2` comes after `5.2.6`) and a pre-release without its hyphen (`1.0.0rc1`).
 *
 * Other ecosystems (Maven, PyPI, RubyGems, NuGet, Packagist, other) compare leniently by what their schemes share:
 * numbers by value, then words in the order dev, alpha (a), beta (b), milestone (m), rc (c, cr, pre, preview),
 * snapshot, unknown words, the release itself (also final, ga, release, stable), sp and post (patch, rev, p).
 * PyPI's epochs count; build and local parts (`+x`) do not. That is not every rule of every scheme: Maven's
 * `1-1` against `1.1`, for one, comes out as the numbers say.
 */
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
/** True for what {@link compareVersions} can place. */
function isVersion(text) {
    return parseVersion(text, true) !== undefined;
}
/** True for a version with a pre-release part, as semver knows it. */
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
/** By value, however long: leading zeros go, then the longer one is greater. */
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
/** Semver, rule 11: a pre-release before its release, numbers before words, fewer parts before more. */
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

;// CONCATENATED MODULE: ./compiled/advisory/ranges.js


/** Every version: GitHub has no sign for it. */
const ALL_VERSIONS = { kind: 'between', lower: { op: '>=', version: '0' }, upper: null };
const COMPARATOR = /^(>=|<=|>|<|=)\s*(\S+)$/;
/**
 * Reads GitHub's range syntax: comparators `=`, `>`, `>=`, `<`, `<=` joined by a comma, which means AND.
 * One comparator, or one lower and one upper bound. A leading `v` of a version is dropped.
 */
function ranges_parseRange(text) {
    const parts = text.trim().split(/\s*,\s*/);
    if (parts.length > 2)
        return { kind: 'bad', reason: 'it has more than two conditions' };
    const read = [];
    for (const part of parts) {
        const match = COMPARATOR.exec(part);
        if (!match)
            return { kind: 'bad', reason: explainPart(part), ...suggestPart(part) };
        const version = ranges_cleanVersion(match[2]);
        if (version === undefined)
            return { kind: 'bad', reason: `${shorten(match[2])} is no version` };
        read.push({ op: match[1], version });
    }
    return combine(read);
}
/**
 * Reads GitHub's syntax, or else npm's (`^1.2.3`, `~1.2`, `1.x`, `1.0.0 - 1.4.2`, spaces for AND, `||` for OR),
 * which becomes one GitHub range for each alternative. An upper bound that npm would draw below the pre-releases
 * (`^1.2.3` stops before `2.0.0-0`) becomes the plain `< 2.0.0` of advisories.
 */
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
/** GitHub's notation: `>= 1.0.0, < 2.0.0`. */
function ranges_renderRange(range) {
    if (range.kind === 'exact')
        return `= ${range.version}`;
    const bounds = [range.lower, range.upper].filter((bound) => bound !== null);
    return bounds.map((bound) => `${bound.op} ${bound.version}`).join(', ');
}
/** The version as it is compared and shown: without a leading `v` or `=`; undefined for what is none. */
function ranges_cleanVersion(text) {
    const version = text.trim().replace(/^[vV=]\s*(?=\d)/, '');
    if (!/^[0-9A-Za-z][0-9A-Za-z._+!~:-]*$/.test(version))
        return undefined;
    return isVersion(version) ? version : undefined;
}
/**
 * Whether a version lies in a range, pre-releases as advisories mean them: by precedence alone, so that
 * `2.0.0-rc.4` is in `< 2.0.0` and `4.0.0-beta.1` in `>= 3.0.0`, unlike `semver.satisfies`. Undefined where the
 * version or a bound cannot be compared.
 */
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
    // `>= 0` means every version, the pre-releases of 0.0.0 included (OSV's `introduced: 0`).
    const above = low === null || range.lower?.version === '0' || (range.lower?.op === '>=' ? low >= 0 : low > 0);
    const below = high === null || (range.upper?.op === '<=' ? high <= 0 : high < 0);
    return above && below;
}
/** {@link isInRange} for a range as text (GitHub's syntax or npm's); undefined also where that is malformed. */
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
/** What was probably meant where other ecosystems' signs are used. */
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

;// CONCATENATED MODULE: ./compiled/messages/posts/version-ranges.js


/** A range as the posts show it: one space after each operator, `= 2.2.0` as the bare version. */
function version_ranges_renderRange(range) {
    return range
        .split(',')
        .map((part) => part.trim().replace(/^([<>]=?|=)\s*/, (_, operator) => (operator === '=' ? '' : `${operator} `)))
        .filter((part) => part !== '')
        .join(', ');
}
/** Whether a range as shown names one version only, so that a sentence about it is in the singular. */
function isSingleVersion(shown) {
    return !/[<>,]/.test(shown);
}
/** A patched version as the posts show it: `>= 1.20.3`. */
function renderPatched(version) {
    return /^[<>=~^]/.test(version.trim()) ? version_ranges_renderRange(version) : `>= ${version.trim()}`;
}
/** Whether a range has no end: read literally, every later version is affected. */
function isUnbounded(range) {
    const parsed = parseRange(range);
    return parsed.kind === 'ok' && parsed.range.kind === 'between' && parsed.range.upper === null;
}
/** Versions from lowest to highest, each once; what cannot be compared goes to the end as it came. */
function sortVersions(versions, ecosystem) {
    const unique = [...new Set(versions)];
    const known = unique.filter((version) => compareVersions(version, version, ecosystem) !== undefined);
    const others = unique.filter((version) => !known.includes(version));
    return [...known.sort((a, b) => compareVersions(a, b, ecosystem) ?? 0), ...others];
}

;// CONCATENATED MODULE: ./compiled/messages/posts/vulnerability-class.js
/**
 * What sort of flaw an advisory is about, in the words of the posts. The summary is asked first, because a
 * person wrote it; the CWE only where the summary names no sort.
 */
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
/** `denial of service`, or null where neither summary nor CWE tells. */
function findClass(advisory) {
    const named = PHRASES.map(([pattern, name]) => ({ name, at: advisory.summary.search(pattern) }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at)[0];
    if (named)
        return named.name;
    return advisory.cwe.map((cwe) => BY_CWE[cwe]).find((name) => name !== undefined) ?? null;
}
/** The names of sorts of flaws in running text, written small: `Denial of Service` → `denial of service`. */
function lowerClasses(text) {
    return PHRASES.reduce((result, [pattern]) => result.replace(new RegExp(pattern.source, 'gi'), (found) => found.replace(/\b[A-Z](?=[a-z]+\b)/g, (letter) => letter.toLowerCase())), text);
}
/** Reads an advisory's summary as a claim about its packages. */
function parseClaim(summary, packages) {
    const text = summary.trim().replace(/\.+$/, '');
    const what = findWhat(text, packages);
    return what ? { kind: 'vulnerable-to', what: lowerFirst(lowerClasses(what)) } : { kind: 'statement', text };
}
/** Abbreviations (`XSS`) and names (`ReDoS`) keep their first letter. */
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
/** `Code Injection in morgan` (before the name), `Express Open Redirect …` (after it). */
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

;// CONCATENATED MODULE: ./compiled/messages/posts/wording.js
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
/** `A`, `A and B`, `A, B, and C`. */
function renderList(items) {
    if (items.length <= 2)
        return items.join(' and ');
    return `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`;
}
/** Numbers to ten as words, as the posts spell them. */
function renderNumber(count) {
    return NUMBERS[count] ?? String(count);
}
/** `a` or `an`, by how the next word sounds. */
function renderArticle(next) {
    return /^(?:[aeiou]|HTTP|SQL|XSS)/i.test(next) ? 'an' : 'a';
}
/** The word, or its plural, for a number of things. */
function chooseForm(count, one, many) {
    return count === 1 ? one : many;
}
/** Larger is worse; advisories without a severity come last. */
function rankSeverity(severity) {
    return severity === null ? -1 : wording_RANKS[severity];
}
/** `2 high, 1 medium`: how many of each severity, worst first; without a severity they are not counted. */
function renderSeverityCounts(severities) {
    return ['critical', 'high', 'medium', 'low']
        .map((severity) => ({ severity, count: severities.filter((each) => each === severity).length }))
        .filter(({ count }) => count > 0)
        .map(({ severity, count }) => `${count} ${severity}`)
        .join(', ');
}
/** `September 2024` of an ISO date or time (UTC). Throws a RangeError where it is neither. */
function renderMonth(date) {
    const [, year, month] = /^(\d{4})-(\d{2})-\d{2}/.exec(date) ?? [];
    const name = MONTHS[Number(month) - 1];
    if (year === undefined || name === undefined) {
        throw new RangeError(`The date of a post must be YYYY-MM-DD, but it is ${JSON.stringify(date)}.`);
    }
    return `${name} ${year}`;
}

;// CONCATENATED MODULE: ./compiled/messages/posts/post-content.js






/**
 * What the posts say about advisories: in the order of announcement, each once. The month in the title is the
 * advisories', not the file's: a post may come out in the month after.
 */
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
/** Each advisory once: severity descending, then by CVE year and number, those without a CVE last. */
function orderAdvisories(advisories) {
    const unique = [...new Map(advisories.map((advisory) => [advisory.ghsa, tidyRanges(advisory)])).values()];
    return unique.sort((a, b) => rankSeverity(b.severity) - rankSeverity(a.severity) || post_content_compareText(sortKey(a), sortKey(b)));
}
/** Names and versions on one line; a blank version is none, a package without a name is left out. */
function tidyRanges(advisory) {
    const ranges = advisory.ranges.map((range) => ({
        ...range,
        name: readWords(range.name),
        affected: readWords(range.affected),
        patched: readWords(range.patched ?? '') || null,
    }));
    return { ...advisory, ranges: ranges.filter((range) => range.name !== '') };
}
/**
 * Every package once, in the order of the advisories, with the versions to upgrade to: those released, where the
 * advisories say that there is a patch at all.
 */
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
/** Packages that can be upgraded out of trouble. */
function listPatched(packages) {
    return packages.filter((each) => each.versions.length > 0);
}
/** `the latest version of A`, `the latest versions of A and B`. */
function renderLatest(names) {
    return `the latest ${chooseForm(names.length, 'version', 'versions')} of ${renderList(names)}`;
}
/** Page of a package at npm, or null for other ecosystems and names that npm would not take. */
function findNpmPage(name, ecosystem) {
    return isNpmName(name, ecosystem) ? `https://www.npmjs.com/package/${name}` : null;
}
/** Names that npm takes, legacy ones included; only these are put into a command line. */
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
/** By sort of flaw where it is one for all, else by severity where that is. */
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
/** CVE numbers have no fixed width: CVE-2026-12590 comes after CVE-2026-5038. */
function sortKey(advisory) {
    const [, year, number] = /^CVE-(\d{4})-(\d+)$/.exec(advisory.cve ?? '') ?? [];
    return year && number ? `0 ${year} ${number.padStart(20, '0')}` : `1 ${advisory.ghsa}`;
}
function post_content_compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./compiled/messages/posts/slug.js
/**
 * Anchors as the site makes them from headings (the form of github-slugger, which Astro and GitHub use):
 * lower case, punctuation dropped, each space a hyphen.
 */
function renderSlug(heading) {
    return heading
        .toLowerCase()
        .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
        .replaceAll(' ', '-');
}
/** The anchors of all headings of one page, in order; a repeated one is counted `-1`, `-2`. */
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

;// CONCATENATED MODULE: ./compiled/messages/posts/post-blocks.js






/** The first paragraph: who released what, against what. Every package is linked here, at its first mention. */
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
/** `CVE-2023-45133 in babel-traverse`, of an advisory with a package that no release mends. */
function renderLeftOver(entry, mentioned, target) {
    const packages = entry.packages.filter((each) => each.patched.length === 0);
    if (packages.length === 0)
        return [];
    const names = packages.map((each) => mentioned.some(({ name }) => name === each.name)
        ? renderName(each.name, target)
        : linkPackage(each, target));
    return [`${entry.id} in ${renderList(names)}`];
}
/** What to do about it, with the command where npm has the packages. */
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
/** The last sentence. */
function renderClosing(content, target) {
    return listPatched(content.packages).length === 0
        ? renderWaitAdvice(content)
        : renderUpgrade(content, target);
}
/** The list of what was addressed, each linked to its block. */
function renderContents(content, target) {
    const slugs = planSlugs(content.entries.map((entry) => readWords(entry.heading)));
    const addressed = content.entries.every((entry) => entry.packages.some((each) => each.patched.length > 0));
    const verb = addressed ? 'addressed' : 'published';
    const lead = chooseForm(content.entries.length, 'vulnerability has', 'vulnerabilities have');
    const items = content.entries.map((entry, index) => `- [${renderWords(entry.heading, target)}](#${slugs[index]})`);
    return `The following ${lead} been ${verb}:\n\n${items.join('\n')}`;
}
/** One advisory: heading, one bold sentence, description, versions, link. */
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
/** A package's name, linked to its page where it has one. */
function linkPackage(each, target) {
    const page = findNpmPage(each.name, each.ecosystem);
    return page === null ? renderWords(each.name, target) : `[${renderName(each.name, target)}](${page})`;
}
function renderUpgrade(content, target) {
    const names = listPatched(content.packages).map((each) => renderName(each.name, target));
    return `We recommend upgrading to ${renderLatest(names)} to secure your applications.`;
}
/** No patch to upgrade to: the workaround where there is one, and the advisory to watch. */
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
/** Inside the bold sentence an asterisk in a code span would end it for the site's formatter; it stays a word. */
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
/** Names stay words, even where they hold a full stop or a version: `socket.io`. */
function renderName(name, target) {
    return renderWords(name, target);
}
function renderVersion(version, target) {
    return renderInline([{ kind: 'text', text: readWords(version) }], target);
}

;// CONCATENATED MODULE: ./compiled/messages/posts/post-input.js
/** Where Express's site keeps its posts. */
const DEFAULT_POST_FOLDER = 'src/content/blog';

;// CONCATENATED MODULE: ./compiled/messages/posts/blog-express.js





/**
 * The blog post in the form of Express's site: an Astro MDX file as its formatter leaves it. Other people's
 * words in it are text, never MDX.
 */
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
/** The folder with its slash; an empty one is the repo's root. */
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
/** Words that YAML would not read as text. */
const NOT_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** A YAML scalar as prettier writes it: plain where it can be, else in the quotes that need no escape. */
function renderYamlText(text) {
    const flat = readWords(text);
    const plain = /^\p{L}[\p{L}\p{M}\p{N} ,.'()/@_+-]*$/u.test(flat) && !NOT_TEXT.test(flat);
    if (plain)
        return flat;
    if (flat.includes("'") && !/["\\]/.test(flat))
        return `"${flat}"`;
    return `'${flat.replaceAll("'", "''")}'`;
}

;// CONCATENATED MODULE: ./compiled/messages/posts/credits.js


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
/** Names that stand for having none. */
const NAMELESS = /^(?:an?\s+)?(?:anon(?:ymous)?|unknown|n\/?a|none|-)?(?:\s+(?:reporter|researcher|finder|user))?$/i;
/**
 * Who is thanked, for what, and by which name: the same everywhere. Somebody who wishes to stay anonymous is
 * thanked without a name, and nobody is named twice for one deed.
 */
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
/**
 * One sentence of thanks, or null where nobody is credited. `write` puts one name into the markup of the place.
 */
function renderThanks(thanks, write) {
    if (thanks.length === 0)
        return null;
    const parts = thanks.map(({ deed, people }) => `to ${renderPeople(people, write)} ${WORDS[deed]}`);
    return `Thanks ${renderList(parts)}.`;
}
/** Credits of several advisories as one list. */
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
/** Two people who stay anonymous are two people; which credit they were is known here only. */
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

;// CONCATENATED MODULE: ./compiled/messages/posts/blog-plain.js





/** The same content as GitHub shows Markdown: for a discussion, a wiki, a site without a form of its own. */
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
/** A name with a link to its profile: a link notifies nobody, as a mention would. */
function renderPersonMarkdown(person) {
    const login = person.login;
    const shown = renderWords(person.kind === 'login' ? person.login : person.name, 'github');
    return login !== null && /^[a-z\d][a-z\d-]*(?:\[bot\])?$/i.test(login)
        ? `[${shown}](https://github.com/${login.replace('[bot]', '')})`
        : shown;
}

;// CONCATENATED MODULE: ./compiled/messages/posts/blog-post.js


/** The blog post in the form that is asked for. */
function renderBlogPost(input) {
    switch (input.form) {
        case 'express':
            return renderExpressPost(input);
        case 'plain':
            return renderPlainPost(input);
    }
}
/** Path of the post of a day, before anything is known of its content. */
function renderPostPath(input) {
    return `${renderFolder(input)}${input.date}-security-releases.${input.form === 'express' ? 'mdx' : 'md'}`;
}

;// CONCATENATED MODULE: ./compiled/plan/channels.js
/** Name of the blog among the channels. */
const channels_BLOG = 'blog';
/** Names of all configured places that an announcement goes to. */
function channelsOf(config) {
    return [...(config.blog ? [channels_BLOG] : []), ...config.channels.map((channel) => channel.name)];
}
/** Channels that are neither seen to be done, nor ticked off, nor waived. */
function openChannels(config, stored) {
    return channelsOf(config).filter((name) => !stored.posts.some((post) => post.channel === name && post.doneAt !== null) &&
        !stored.evidence.some((evidence) => (evidence.kind === 'posted' || evidence.kind === 'waived') && evidence.subject === name));
}

;// CONCATENATED MODULE: ./compiled/messages/pull-text.js

/** Text of the pull request that carries a blog post: what it covers, and what the person who merges looks at. */
function renderPullText(title, advisories) {
    return [
        `${renderPlain(title)}: the post for these published advisories.`,
        '',
        ...advisories.map((each) => `- [${each.ghsa}](${each.url})${each.cve ? ` (${each.cve})` : ''}`),
        '',
        'Please read it against the advisories before merging. It was generated from them; edits are welcome.',
    ].join('\n');
}

;// CONCATENATED MODULE: ./compiled/text/embargo.js
/** A sentence of ours that holds nothing of any case beyond what is public already. */
function publicConstant(text) {
    return text;
}
const texts = new WeakMap();
const proofs = new WeakSet();
/** Marks text as embargoed for a case; `advisories` narrows it to those advisories' own text. */
function embargo(caseNumber, text, advisories = []) {
    const sealed = Object.freeze({ caseNumber, advisories });
    texts.set(sealed, text);
    return sealed;
}
/** The text for a surface inside the embargo. A circle accepts only its own case's text. */
function revealWithin(text, where) {
    if (where.surface === 'circle' && where.caseNumber !== text.caseNumber) {
        throw new Error(`Text of case ${text.caseNumber} was about to reach the circle of case ${where.caseNumber}.`);
    }
    return read(text);
}
/**
 * A proof of disclosure from advisories as they were just read back, or undefined where none is published.
 * `all` names every advisory of the case.
 */
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
/**
 * The only way from embargoed to public. An advisory's own text leaves with that advisory; everything else
 * (posts, reports, analyses) needs the whole case's disclosure.
 */
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

;// CONCATENATED MODULE: ./compiled/release/judge-gate.js

/** Judges a release. It passes when every finding is right. */
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
                : finding('outside-affected-ranges', false, subject, `Inside the affected range \`${inside}\`. One of the two is wrong.`),
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
        return finding('released', false, subject, `Not on npm yet. If it is out elsewhere: \`/released ${subject}\`.`);
    }
    return finding('released', false, subject, `Release it, then record it: \`/released ${subject}\`.`);
}
function judgeEvidence(facts, kind) {
    const known = facts.evidence.findLast((evidence) => evidence.kind === kind);
    if (known)
        return finding(kind, true, '', `On record, by ${known.by.login}.`);
    return finding(kind, false, '', `Nothing on record. Say where it is: \`/evidence ${kind} LINK OR WORDS\`.`);
}
const finding = (rule, ok, subject, text) => ({
    rule,
    ok,
    subject,
    text,
});

;// CONCATENATED MODULE: ./compiled/plan/proofs.js


/** What is on record for this case, as the process table names it. */
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
/** Every affected repo has its advisory, written by us from the analysis that counts. */
function advisoriesComplete(stored) {
    if (!stored.analysis)
        return false;
    const repos = new Set(stored.analysis.facts.packages.map((each) => each.repo));
    return [...repos].every((repo) => stored.advisories.some((advisory) => advisory.repo === repo && advisory.digest !== null));
}
/** Two different people decided not to patch (flowchart node R, no). */
function hasNoPatchDecision(stored) {
    return stored.decisions.some((decision) => decision.kind === 'no-patch' && new Set(decision.by.map((person) => person.id)).size >= 2);
}
/** Disclosure is allowed: the gate has passed, or two people decided to go without a patch. */
function mayDisclose(context) {
    const proofs = proofsOf(context);
    return proofs.has('gate') || proofs.has('two-people');
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

;// CONCATENATED MODULE: ./compiled/process/clocks.js
/** Promises with a due time (flowchart nodes J and Y). All times are UTC, ISO 8601; days are 24 hours. */
const DAY_MS = 86_400_000;
/** `days` days after a time. */
function addDays(iso, days) {
    return new Date(Date.parse(iso) + days * DAY_MS).toISOString();
}
/** True, false, or null where the promise is still open (or never applied). */
function wasMet(clock, now) {
    if (!clock.applies)
        return null;
    if (clock.met !== null)
        return Date.parse(clock.met) <= Date.parse(clock.due);
    return Date.parse(now) > Date.parse(clock.due) ? false : null;
}
/**
 * The reminder step that is due now, or undefined. Only the latest step counts: a late sweep says one thing, not
 * all that it missed. Overdue steps go on for ever; a promise that was missed is never silent.
 */
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

;// CONCATENATED MODULE: ./compiled/plan/rules/raise-asks.js





/** Enough different people, none of them the one who asked. */
function isConfirmed(ask) {
    const others = ask.confirmedBy.filter((person) => person.id !== ask.askedBy?.id);
    return new Set(others.map((person) => person.id)).size >= ask.needs;
}
/** The action that raises and carries out an ask. */
function actionOfAsk(key) {
    switch (key.split('/')[0]) {
        case 'privatize':
        case 'placeholder':
            return 'privatize';
        case 'close-report':
            return 'ack-timer';
        case 'publish':
            return 'announce';
        default:
            return 'advisory-draft';
    }
}
/** Keeps the asks equal to what is demanded: a change of what would be done voids every confirmation. */
function raiseAsks(context) {
    const { stored, observed } = context;
    const demanded = demandedAsks(context);
    const kept = stored.asks.filter((ask) => ask.doneAt !== null ||
        !context.scope.has(actionOfAsk(ask.key)) ||
        demanded.some((each) => each.key === ask.key && each.digest === ask.digest));
    const missing = demanded.filter((each) => !kept.some((ask) => ask.key === each.key && ask.digest === each.digest && ask.doneAt === null));
    if (kept.length === stored.asks.length && missing.length === 0)
        return undefined;
    const added = missing.map((each) => ({ ...each, at: observed.now, confirmedBy: [], doneAt: null }));
    return { ...stored, asks: [...kept, ...added] };
}
function demandedAsks(context) {
    return [
        ...askDisclosure(context),
        ...askCve(context),
        ...askNoPatch(context),
        ...askClosing(context),
        ...askPrivacy(context),
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
    const move = stored.moves.findLast((each) => each.to === 'disclosing');
    const askedBy = move.by.role === 'bot' ? null : { id: move.by.id, login: move.by.login };
    return [{ key: 'publish', digest, needs: config.confirmations.disclosure, askedBy }];
}
/** Digest over what one advisory says: what is shown for confirmation, and looked at again right before publication. */
function advisoryDigest(facts) {
    return digestOf({ ...facts, state: undefined, publishedAt: undefined, url: undefined });
}
/** Digest over everything that a disclosure would let out, or null where it cannot be read. */
function disclosureDigest({ stored, observed, config }) {
    const facts = stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null);
    if (facts.some((each) => each === null))
        return null;
    const shown = facts.map((each) => advisoryDigest(each));
    return digestOf({ shown, channels: channelsOf(config), blog: config.blog?.repo ?? null });
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
/** Advisories that a CVE is to be requested for from GitHub: drafted, and nobody has asked or decided yet. */
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
    if (!proposal || hasNoPatchDecision(stored))
        return [];
    const proposer = proposal.by[0];
    const digest = digestOf({ because: proposal.because, by: proposer.id, at: proposer.at });
    return [{ key: 'no-patch', digest, needs: 1, askedBy: { id: proposer.id, login: proposer.login } }];
}
function askClosing(context) {
    const { stored, config, observed } = context;
    if (!isAppealOver(context) || config.confirmations.without.includes('close-report'))
        return [];
    const { repo, ghsa } = stored.source;
    if (!repo || !ghsa)
        return [];
    const state = observed.advisories[ghsa]?.state;
    if (state !== 'triage' && state !== 'draft')
        return [];
    return [{ key: `close-report/${ghsa}`, digest: digestOf({ repo, ghsa }), needs: 1, askedBy: null }];
}
/** Dismissed with a reason, the reply proven or ticked off, and the time for an appeal over (nodes X and Y). */
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
    const { stored, config, observed } = context;
    if (stored.flags.includes('manual'))
        return [];
    return stored.privatized.flatMap((item) => {
        const asks = [];
        const owner = item.repo.split('/')[0].toLowerCase();
        const sameOwner = owner === observed.repo.name.split('/')[0].toLowerCase();
        const ownWord = item.kind === 'issue' && sameOwner;
        if (!item.outOfSight && !ownWord && !config.confirmations.without.includes('privatize')) {
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
/** True where an operation may go: confirmed as it is demanded now, or configured to need no confirmation. */
function isCleared(context, key, without) {
    if (without && context.config.confirmations.without.includes(without))
        return true;
    const demanded = demandedAsks(context).find((ask) => ask.key === key);
    if (!demanded)
        return false;
    const ask = context.stored.asks.find((each) => each.key === key && each.digest === demanded.digest && each.doneAt === null);
    return ask !== undefined && isConfirmed(ask);
}

;// CONCATENATED MODULE: ./compiled/plan/operations/disclosure.js







/** Requests the CVE from GitHub once confirmed (node Q2). */
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
/** Publishes the advisories: only in `case/disclosing`, with gate or decision, and confirmed as they are now (node Z). */
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
/** Day of the disclosure, UTC. */
function disclosureDay({ stored }) {
    const days = stored.advisories.map((advisory) => advisory.publishedAt).filter((at) => at !== null);
    return days.toSorted().at(-1)?.slice(0, 10);
}
const postBranch = (day) => `security-releases-${day}`;
/** Opens the blog post, or adds to the one of the day (node Z2): only after every advisory was read back. */
function planBlogPost(context) {
    const { stored, config, observed, scope } = context;
    const { blog } = config;
    if (!scope.has('announce') || !blog || stateOf(stored) !== 'announcing' || !isDisclosed(stored))
        return [];
    const day = disclosureDay(context);
    const own = stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null);
    if (own.some((facts) => facts === null || facts.state !== 'published'))
        return [];
    const facts = own;
    const existing = observed.posts.find((post) => post.channel === channels_BLOG && post.branch === postBranch(day));
    const covered = existing?.text != null && facts.every((each) => existing.text.includes(each.ghsa));
    if (covered || existing?.state === 'merged' || existing?.state === 'closed')
        return [];
    const proof = discloseWhenPublished(stored.number, facts.map((each) => each.ghsa), facts);
    if (!proof)
        return [];
    const siblings = observed.siblings.filter((each) => each.state === 'published' && !facts.some((own) => own.ghsa === each.ghsa));
    const post = renderBlogPost({
        advisories: [...siblings, ...facts],
        releases: [],
        date: day,
        project: blog.project,
        authors: blog.authors,
        form: blog.form,
        folder: blog.folder,
    });
    const text = renderPullText(post.title, [...siblings, ...facts]);
    const release = (words) => declassify(embargo(stored.number, words), proof);
    return [
        {
            kind: 'open-post',
            key: `post/${channels_BLOG}`,
            channel: channels_BLOG,
            repo: blog.repo,
            base: blog.branch,
            branch: postBranch(day),
            path: post.path,
            text: release(post.body),
            title: release(post.title),
            body: release(text),
            surface: 'public',
            why: 'The case is disclosed and the post of the day does not tell of it yet.',
        },
    ];
}

;// CONCATENATED MODULE: ./compiled/case/operation.js
/** Name of what an operation brings about outside the case issue, by which its outcome is remembered. */
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

;// CONCATENATED MODULE: ./compiled/advisory/analysis-reader.js


/** Problems beyond this many help nobody; the last one says how many more there are. */
const analysis_reader_MAX_PROBLEMS = 50;
/** `lineOffset` is added to every line: where the YAML begins in what the person wrote. */
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
            // Where a line stands costs time, which a text full of problems would add up.
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
/** What a value is, for people; a text is shown in quotes, shortened. */
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

;// CONCATENATED MODULE: ./compiled/advisory/ecosystem-names.js


/** GitHub's name → the name in OSV records. Put together from two words where it would be a site's address. */
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
/** GitHub's name → the type of a package URL. */
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
/** GitHub's name for an ecosystem of an OSV record (`Debian:11` and the like are `other`). */
function ecosystemFromOsv(name) {
    const plain = name.split(':')[0].toLowerCase();
    const known = Object.entries(OSV_NAMES).find(([, osv]) => osv.toLowerCase() === plain);
    return known?.[0] ?? 'other';
}
/** The name that OSV has for an ecosystem, or null for `other`, which has none. */
function ecosystemToOsv(ecosystem) {
    return ecosystem === 'other' ? null : OSV_NAMES[ecosystem];
}
/** `pkg:npm/%40babel/traverse`: a package URL, or null where the ecosystem has no type. */
function renderPackageUrl(ecosystem, name) {
    if (ecosystem === 'other')
        return null;
    const path = (ecosystem === 'maven' ? name.replace(':', '/') : name).split('/').map(encodeURIComponent);
    return `pkg:${PURL_TYPES[ecosystem]}/${path.join('/')}`;
}
/** The ecosystem of GitHub's list that a person probably meant. */
function suggestEcosystem(word) {
    const key = word.trim().toLowerCase();
    if (Object.hasOwn(OTHER_NAMES, key))
        return OTHER_NAMES[key];
    const osv = ecosystemFromOsv(key);
    if (osv !== 'other')
        return osv;
    return findNearestWord(key, ECOSYSTEMS);
}

;// CONCATENATED MODULE: ./compiled/advisory/plain-name.js
/** A name as code has it: without line ends, and without the quotes and spaces of a word processor. */
function isPlainName(text) {
    return (text.trim() !== '' &&
        text.length <= 1000 &&
        !/[\p{Cc}\p{Cf}\u2018-\u201f\u00ab\u00bb]|(?! )\p{Z}/u.test(text));
}

;// CONCATENATED MODULE: ./compiled/advisory/range-problems.js


/** What is wrong or odd about the ranges of one or more packages; ranges of different packages do not meet. */
function findRangeProblems(entries) {
    const findings = [];
    const judged = [];
    for (const [index, entry] of entries.entries()) {
        const parsed = ranges_parseRange(entry.affected);
        if (parsed.kind === 'bad') {
            findings.push({ kind: 'malformed', weight: 'problem', index, found: parsed.reason });
            continue;
        }
        const one = { index, entry, range: parsed.range, text: ranges_renderRange(parsed.range) };
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
                ...(upper ? { suggestion: ranges_renderRange({ ...range, upper: { op: '<', version: patched } }) } : {}),
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
                    found: `its patched version ${one.entry.patched} is affected by the overlapping range ${ranges_renderRange(other.range)}`,
                },
            ];
        }
    }
    return [
        { kind: 'overlap', weight: 'note', index, found: `it overlaps the range ${ranges_renderRange(first.range)}` },
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
/** True where a version may lie in both; touching bounds (`< 2.0.0` and `>= 2.0.0`) do not overlap. */
function doOverlap(left, right, ecosystem) {
    return (reaches(boundsOf(left), boundsOf(right), ecosystem) && reaches(boundsOf(right), boundsOf(left), ecosystem));
}
/** True where `left` goes up at least to where `right` begins. */
function reaches(left, right, ecosystem) {
    if (left.upper === null || right.lower === null)
        return true;
    const order = compareVersions(left.upper.version, right.lower.version, ecosystem);
    if (order === undefined)
        return false;
    return order > 0 || (order === 0 && left.upper.op === '<=' && right.lower.op === '>=');
}

;// CONCATENATED MODULE: ./compiled/advisory/analysis-packages.js






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
/** Reads `packages`; `repo` is used where an entry names none (a case about a single repo). */
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
/** Every range is compared with every other; published advisories have a dozen at most. */
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
/** True where nothing stands, or an empty text: a place of the form that was not filled in. */
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
        const texts = parsed.ranges.map(ranges_renderRange);
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
        const version = ranges_cleanVersion(bare);
        if (version === undefined) {
            const several = bare.split(/[\s,|]+/).filter((part) => ranges_cleanVersion(part) !== undefined);
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
/**
 * Ranges of one package under one entry. A range without a patched version can only be the last of an entry, since
 * the i-th patched version belongs to the i-th range; where one with a patched version follows, a new entry begins.
 */
function groupRanges(placed) {
    const ranges = placed.map(({ range, repo }) => ({ ...range, repo }));
    return groupAffected(ranges);
}
/** {@link AffectedRange}s with their repo as packages of an analysis, in the same order. */
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
/** The ranges of an analysis one by one, each with its patched version or null. */
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

;// CONCATENATED MODULE: ./compiled/advisory/advisory-input.js


/**
 * What the advisory of one repo has to say by the analysis: that repo's packages, one entry per range, and the leading
 * (first) vector, or else the severity. Empty `vulnerabilities` mean that no package of the analysis is of that repo.
 */
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
/**
 * Where an advisory, as read back, differs from what was to be written. Order does not count, nor does the way in
 * which ranges, versions and logins are written; line ends neither, since GitHub's editor changes them.
 */
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
function advisory_input_renderEntry({ ecosystem, name, affected, patched, functions }) {
    const parsed = parseRange(affected);
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

;// CONCATENATED MODULE: ./compiled/plan/operations/advisory.js




/** States in which the advisory follows the analysis and the CVE id. */
const DRAFTING = [
    'valid',
    'cve-requested',
    'patching',
    'testing',
    'regression-tests',
    'releasing',
    'disclosing',
];
/** Creates, accepts and keeps the draft advisories of the affected repos equal to the analysis (nodes Q, Q1). */
function planAdvisories(context) {
    const { stored, scope } = context;
    const mine = scope.has('advisory-draft') || scope.has('release-gate') || scope.has('announce');
    if (!mine || !DRAFTING.includes(stateOf(stored)) || stored.flags.includes('manual'))
        return [];
    const analysis = stored.analysis?.facts;
    if (!analysis?.confirmed.yes)
        return [];
    const repos = [...new Set(analysis.packages.map((each) => each.repo))];
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
    const accept = facts.state === 'triage';
    if (known.digest === digest && !accept)
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
/** What the advisory of a repo has to say: the analysis, and the CVE id once there is one. */
function plannedInput(stored, repo) {
    const input = planAdvisoryInput(stored.analysis.facts, repo);
    return stored.cve.id === null ? input : { ...input, cve_id: stored.cve.id };
}
/** Arrays are replaced by GitHub: credits that stand there already are kept. */
function mergeCredits(input, facts) {
    const kept = facts.credits
        .filter((credit) => 'login' in credit)
        .filter((credit) => !input.credits.some((each) => each.login.toLowerCase() === credit.login.toLowerCase()));
    return { ...input, credits: [...input.credits, ...kept] };
}
/** Closes the report of a dismissed case once that was confirmed (node X). */
function planReportClosing(context) {
    const { stored, observed, scope } = context;
    const { repo, ghsa } = stored.source;
    if (!scope.has('ack-timer') || !repo || !ghsa || !isAppealOver(context))
        return [];
    const state = observed.advisories[ghsa]?.state;
    if (state !== 'triage' && state !== 'draft')
        return [];
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
            why: 'The dismissal was told and the time for an appeal is over.',
        },
    ];
}

;// CONCATENATED MODULE: ./compiled/process/may-move.js

/**
 * Who somebody is for one case. `unknown` is a person whose membership could not be read: then nothing is
 * judged yet (design, section 3, rule 2).
 */
const ROLES = (/* unused pure expression or super */ null && ([
    'coordinator',
    'member',
    'reporter',
    'outsider',
    'former-member',
    'bot',
    'other-bot',
    'unknown',
]));
/** States that come after each other where nothing goes wrong; only along it may states be skipped. */
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
/** Judges one request for a state. Source: the process table; rules 1 and 2 of the design's section 3. */
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
/** The states that this person may ask for from here, with the proofs on record. */
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
/** The way from a state to another: one move, or several forward ones whose skipped states have their proofs. */
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

;// CONCATENATED MODULE: ./compiled/plan/rules/undo.js



/** The move that `/undo` takes back: the last one that a person asked for, once. */
function lastUndoable(stored) {
    const last = stored.moves.findLast((move) => move.by.role !== 'bot');
    return last?.from && last.why !== UNDO ? last : undefined;
}
/** Nothing is taken back once an advisory is out, or the case is over. */
const isPastUndoing = (stored) => isDisclosed(stored) || AFTER_DISCLOSURE.includes(stateOf(stored));

;// CONCATENATED MODULE: ./compiled/plan/rules/take-labels.js






const LABEL_IDS = LABELS.map((label) => label.id);
/** Label events of ours by others than the bot, oldest first, that were not judged. */
function openRequests({ observed, config, stored, }) {
    return (observed.issue?.events ?? [])
        .filter((event) => event.kind === 'labeled' || event.kind === 'unlabeled')
        .filter((event) => event.actor?.id !== observed.self.id && !isJudged(stored, event.id))
        .map((event) => ({ event, label: labelId(config, event.label ?? '', LABEL_IDS) }))
        .filter((request) => request.label !== undefined);
}
/**
 * Requests for a state: of the labels that are still on the issue the newest counts, older ones are superseded (rule 1
 * of the design's section 3). Whichever action looks first, the newest is judged by the action of its state alone.
 */
function takeStateLabels(context) {
    const requests = openRequests(context).filter(({ label, event }) => stateOfLabel(label) !== undefined && event.kind === 'labeled');
    const gone = requests.find((request) => !isStillThere(context, request));
    if (gone)
        return judge(context.stored, gone.event.id, 'withdrawn');
    const [older] = requests;
    const newest = requests.at(-1);
    if (!older || !newest)
        return undefined;
    if (older !== newest)
        return judge(context.stored, older.event.id, 'superseded');
    return isOurs(context, newest.label) ? judgeNewest(context, newest) : undefined;
}
const isOurs = ({ scope }, label) => {
    const state = stateOfLabel(label);
    return state !== undefined && scope.has(table_STATES[state].action);
};
const isStillThere = ({ observed, config }, { label }) => observed.issue?.labels.some((name) => labelId(config, name, LABEL_IDS) === label) ?? false;
function judgeNewest(context, { event, label }) {
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
/** `refused/<reason>/<state>/<missing proofs>`: what the explanation is made from. */
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
/** Flags are set and taken off by team members, but for those that only the bot can know. */
function takeFlagLabels(context) {
    const request = openRequests(context).find(({ label }) => flagOfLabel(label) !== undefined);
    if (!request)
        return undefined;
    const { id, actor, kind } = request.event;
    const role = roleOf(context, actor);
    if (role === 'unknown')
        return undefined;
    const flag = flagOfLabel(request.label);
    if (!isTeam(role))
        return judge(context.stored, id, 'refused/not-allowed');
    if (table_FLAGS[flag].askedBy === 'bot')
        return judge(context.stored, id, 'refused/bot-only');
    const others = context.stored.flags.filter((known) => known !== flag);
    const flags = kind === 'labeled' ? [...others, flag] : others;
    return judge({ ...context.stored, flags }, id, 'accepted');
}
/**
 * A person took a state's label off. Within a minute of setting it themself, and where nothing followed that cannot
 * be taken back, that undoes the move. Otherwise the label is put back; that is explained, unless the person asks
 * for another state at the same time.
 */
function takeStateLabelsOff(context) {
    const requests = openRequests(context);
    const request = requests.find(({ label, event }) => stateOfLabel(label) !== undefined && event.kind === 'unlabeled' && isOurs(context, label));
    if (!request)
        return undefined;
    const { stored } = context;
    const { event } = request;
    const role = roleOf(context, event.actor);
    if (role === 'unknown')
        return undefined;
    const last = lastUndoable(stored);
    const own = last?.event && last.by.id === event.actor?.id && last.to === stateOfLabel(request.label);
    const soon = last !== undefined && Date.parse(event.at) - Date.parse(last.at) <= UNDO_WITHIN_MS;
    if (isTeam(role) && own && soon && last.from && !isPastUndoing(stored)) {
        const by = byOf(context, event.actor);
        const undone = pushMove(context, last.from, { event: event.id, by, at: event.at, why: UNDO });
        return judge(undone, event.id, 'undone');
    }
    const isPresent = stateOfLabel(request.label) === stateOf(stored);
    const asksElse = requests.some(({ label, event: other }) => stateOfLabel(label) !== undefined && other.kind === 'labeled');
    return judge(stored, event.id, isPresent && !asksElse ? 'restored' : 'nothing');
}
/** How long taking one's own label off undoes what it did. */
const UNDO_WITHIN_MS = 60_000;

;// CONCATENATED MODULE: ./compiled/plan/operations/face.js





const face_LABEL_IDS = LABELS.map((label) => label.id);
/** Canonical ids of the labels that the case issue has to carry. */
function wantedLabels({ stored }) {
    const severity = stored.analysis?.facts.severity;
    return [
        labelOfState(stateOf(stored)),
        ...stored.flags.map((flag) => labelOfFlag(flag)),
        ...(severity ? [`severity/${severity}`] : []),
    ];
}
/**
 * Makes the labels of the case issue say what the store says: what is missing is added before anything is removed.
 * While a request is open (unknown membership, or another action's to judge) labels of states are left alone.
 */
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
    const missing = wanted.filter((id) => !present.some((label) => label.id === id));
    const surplus = present.filter(({ id }) => !wanted.includes(id) && !open.has(id));
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
/** Coordinators are assigned; nobody is taken off but those who are no members of the team. */
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
/** The issue is open until the case is closed, has its neutral title, and (where the bot wrote it) its text. */
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
/** Marker of a case issue that the bot wrote: its source, or its case where it was made again. */
const caseMarker = (stored) => stored.issue === stored.number && stored.source.ghsa
    ? `source/${stored.source.ghsa}`
    : `case/${stored.number}`;
/** An issue that was deleted is made again from the store (design, section 3, rule 7); created under a claim. */
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

;// CONCATENATED MODULE: ./compiled/messages/public-constants.js
/**
 * Sentences that stand in public before a disclosure. They reveal nothing: no package, no kind of flaw, not even
 * that there is one.
 */
const PULL_REMOVED_TITLE = 'Removed';
const PULL_REMOVED_BODY = 'The content was moved to a private place by the maintainers. They will be in touch with the author.';
/** `FYI - pull request deleted #12` (node I). */
const placeholderTitle = (kind, number) => `FYI - ${kind === 'pull' ? 'pull request' : 'issue'} deleted #${number}`;
/** Mentions the author, so that they learn of it; says nothing else of the content. */
const PLACEHOLDER_BODY = (author) => [
    `${author === null ? 'To the author' : `@${author}`}: we have moved what you posted here to a private place and asked for its removal, so that we can look at it in peace. It has not been dismissed.`,
    '',
    'We will contact you directly. Please do not post it again in public; you can reach us at any time through "Report a vulnerability" in the Security tab of this repository.',
].join('\n');

;// CONCATENATED MODULE: ./compiled/plan/operations/privacy.js



/**
 * Puts premature disclosures out of sight (nodes F to I). An issue of the triage repo's owner is transferred on the
 * word of the command; a pull request is emptied after a confirmation, once its copy is in the store.
 */
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

;// CONCATENATED MODULE: ./compiled/plan/operations/externals.js





/**
 * Everything outside the case issue that the process demands now, most exposed first. What GitHub refused in this run
 * is a person's task: it is not demanded again before the next run, and stops nothing else.
 */
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

;// CONCATENATED MODULE: ./compiled/plan/rules/claim.js

/** Key of an operation that needs a claim: one whose repetition could not be taken back. */
function claimKey(operation) {
    return 'key' in operation ? operation.key : undefined;
}
/**
 * Puts a claim before every irreversible creation that is to come. A claim of a run that is still alive stands; one of
 * a dead run is taken over once its work was looked for and not found.
 */
function claimCreations(context) {
    const { stored, observed } = context;
    const wanted = planExternals(context);
    const stale = (key) => observed.lookedUp.includes(key) && !wanted.some((operation) => claimKey(operation) === key);
    let claims = stored.claims.some((claim) => stale(claim.key))
        ? stored.claims.filter((claim) => !stale(claim.key))
        : stored.claims;
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
/** Claims that this process did not make: somebody has to look whether their run still lives. */
function foreignClaims({ stored, observed }) {
    return stored.claims.filter((claim) => !observed.ownClaims.includes(claim.key) && !observed.lookedUp.includes(claim.key));
}

;// CONCATENATED MODULE: ./compiled/plan/rules/confirm.js




/**
 * The action that hears a confirmation where each action runs alone: one that asked, or that of the present state.
 * Whoever hears it, it counts for everything that was shown; what changed since is voided by the action that asked.
 */
function isOursToConfirm({ scope, stored }) {
    const owners = new Set(stored.asks.filter((ask) => ask.doneAt === null && !isConfirmed(ask)).map((ask) => actionOfAsk(ask.key)));
    return owners.size === 0
        ? scope.has(table_STATES[stateOf(stored)].action)
        : [...owners].some((owner) => scope.has(owner));
}
/** A confirmation counts for what was shown before it, and never from the one who asked. */
function confirmAsks(context, by, at, key, event) {
    const { stored } = context;
    const open = stored.asks.filter((ask) => ask.doneAt === null &&
        !isConfirmed(ask) &&
        (key === null || ask.key.startsWith(key)) &&
        wasShownBefore(context, ask, at, event));
    if (open.length === 0)
        return { stored, verdict: 'refused/nothing-to-confirm' };
    const mine = open.filter((ask) => ask.askedBy?.id !== by.id);
    if (mine.length === 0)
        return { stored, verdict: 'refused/own-request' };
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
        return observed.issue?.commentsCut === true;
    const said = event === null ? comments.length : comments.findIndex((comment) => comment.id === event);
    return said < 0 ? Date.parse(comments[shown].createdAt) <= Date.parse(at) : shown < said;
}
/** A confirmed decision is one of two people. */
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

;// CONCATENATED MODULE: ./compiled/plan/rules/follow-commands.js










/** The newest thing said in a comment: an edit is a new thing. */
function eventOfComment(comment) {
    return comment.lastEditedAt === null ? comment.id : `${comment.id}@${comment.lastEditedAt}`;
}
/** Follows the oldest comment with commands that was not judged yet (rule 5 of the design's section 3). */
function followCommands(context) {
    const { observed, stored } = context;
    for (const comment of observed.issue?.comments ?? []) {
        if (!comment.author ||
            comment.author.id === observed.self.id ||
            isJudged(stored, eventOfComment(comment)))
            continue;
        const commands = parseCommands(comment.body).filter((command) => isInScope(context, command));
        if (commands.length === 0)
            continue;
        const followed = followComment(context, comment, commands);
        if (followed)
            return followed;
    }
    return undefined;
}
function followComment(context, comment, commands) {
    const speaker = comment.lastEditor ?? comment.author;
    const roles = [roleOf(context, comment.author), roleOf(context, speaker)];
    if (roles.includes('unknown'))
        return undefined;
    if (!roles.every(isTeam))
        // Other bots are not answered in words: two that answer each other never end.
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
/** The action that follows a command where each action runs alone. */
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
        case 'cve':
            return recordCve(stored, command.id);
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
    return { stored: pushMove(context, last.from, { event, by, at, why: UNDO }), verdict: 'done' };
}
/**
 * Sets the state to what has happened. What only GitHub can show (disclosure, its end) is not adopted, and disclosure
 * is asked for by the coordinator here too.
 */
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
/** The address without query and fragment. */
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
/** A CVE id that a person enters replaces one that was wrong, and the decision to have none. */
function recordCve(stored, id) {
    const decisions = stored.decisions.filter((decision) => decision.kind !== 'no-cve');
    return { stored: { ...stored, decisions, cve: { ...stored.cve, id } }, verdict: 'done' };
}
function prove(stored, kind, subject, text, by, at) {
    return {
        stored: { ...stored, evidence: [...stored.evidence, { kind, subject, text, by, at }] },
        verdict: 'done',
    };
}
function tickOff(context, kind, name, text, by, at) {
    const channel = channelsOf(context.config).find((each) => each.toLowerCase() === name.toLowerCase());
    if (!channel)
        return { stored: context.stored, verdict: 'refused/no-such-channel' };
    return prove(context.stored, kind, channel, text, by, at);
}
/** An earlier receipt counts, a later one never does (rule 4). */
function recordReceipt(context, receivedAt, by, at) {
    const { stored } = context;
    if (Date.parse(receivedAt) >= Date.parse(receiptOf(stored)))
        return { stored, verdict: 'refused/later-receipt' };
    return {
        stored: { ...stored, receipts: [...stored.receipts, { at: receivedAt, by, recordedAt: at }] },
        verdict: 'done',
    };
}

;// CONCATENATED MODULE: ./compiled/plan/wanted-reads.js







function wantedReads(observed, stored, config) {
    const releases = wantsReleases(stored) && observed.releases === null;
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
/** The gate is looked at while the release is made, and once more when it is disclosed. */
function wantsReleases(stored) {
    return stateOf(stored) === 'releasing' || stateOf(stored) === 'disclosing';
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
    return [
        {
            channel: channels_BLOG,
            repo: config.blog.repo,
            branch: postBranch(day),
            path: renderPostPath({ folder: config.blog.folder, form: config.blog.form, date: day }),
        },
    ];
}
/** GHSA ids that a post of ours links, other than the case's own: their facts go into the same post again. */
function siblingsIn(text, stored) {
    const found = [
        ...text.matchAll(/https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA(?:-[0-9a-z]{4}){3})/g),
    ];
    const all = found.map((match) => ({ repo: match[1], ghsa: match[2] }));
    return all.filter((each, index) => all.findIndex((other) => other.ghsa === each.ghsa) === index &&
        !stored.advisories.some((own) => own.ghsa === each.ghsa));
}

;// CONCATENATED MODULE: ./compiled/actions/trouble.js
/** Why a run stops: one reason code, and a sentence for a tired volunteer. Holds no report text. */
class ProcessTrouble extends Error {
    reason;
    constructor(reason, message) {
        super(message);
        this.name = 'ProcessTrouble';
        this.reason = reason;
    }
}

;// CONCATENATED MODULE: ./compiled/actions/observe-case.js









/** Checks the configuration; every mistake in one error. */
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
/** Everything of a case that is read in any event. */
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
/** Stops where the triage repo is readable by others than expected: loudly, and without saying what of. */
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
/** Stops where a configured name stands for another id than it did: somebody may have taken the name over. */
function guardIdentity(config, around) {
    const stranger = findStranger(config, around.team, around.ownerIds ?? {});
    if (stranger === undefined)
        return;
    throw new ProcessTrouble('wrong-identity', `${stranger}. Somebody may have taken the name over: find out who before you change the configuration; nothing was done.`);
}
/** Reads what a plan would look at and what is not known yet; the same object where nothing is missing. */
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
        siblings: [...observed.siblings, ...(await readSiblings(ports, posts, stored))],
        ...(wanted.releases ? { releases: readReleases(stored, surroundings?.tags ?? {}, new Map(npm)) } : {}),
    };
}
async function readSiblings(ports, posts, stored) {
    const refs = posts.flatMap((post) => (post.text === null ? [] : siblingsIn(post.text, stored)));
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

;// CONCATENATED MODULE: ./compiled/plan/fold.js



/**
 * What is known after an operation was carried out, without asking GitHub again. Outcomes of creations are kept under
 * their key until the memory has them.
 */
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

;// CONCATENATED MODULE: ./compiled/plan/rules/move-by-itself.js







/** The moves that the process takes by itself once their condition is observed. */
function moveByItself(context) {
    const { stored, observed } = context;
    const state = stateOf(stored);
    if (!runsState(context, state))
        return undefined;
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
    if (verdict.kind !== 'accepted')
        return undefined;
    const moved = pushMove(context, move.to, { event: null, by: bySelf(context), at: observed.now });
    return move.to === 'closed' ? { ...moved, closedAt: observed.now } : moved;
}
function isConditionMet(context) {
    const { stored, config, observed } = context;
    switch (stateOf(stored)) {
        case 'acknowledged':
        case 'valid':
            return true;
        case 'announcing':
            return isDisclosed(stored) && openChannels(config, stored).length === 0 && !isOwed(stored);
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
/** After a publication by hand the case stays open until patch and release are there, or two people waived them. */
function isOwed(stored) {
    if (!stored.flags.includes('out-of-process'))
        return false;
    const done = ['patch', 'release'].every((kind) => stored.evidence.some((evidence) => evidence.kind === kind));
    const waivers = stored.evidence.filter((evidence) => evidence.kind === 'waived' && evidence.subject === 'out-of-process');
    return !done && new Set(waivers.map((waiver) => waiver.by.id)).size < 2;
}

;// CONCATENATED MODULE: ./compiled/plan/rules/note-advisories.js




/** The report's own advisory becomes the case's where the analysis names its repo (node Q). */
function adoptReportedAdvisory({ stored }) {
    const { repo, ghsa } = stored.source;
    if (!repo || !ghsa || !stored.analysis || stateOf(stored) !== 'valid')
        return undefined;
    if (!stored.analysis.facts.packages.some((each) => each.repo === repo))
        return undefined;
    if (stored.advisories.some((advisory) => advisory.ghsa === ghsa))
        return undefined;
    return { ...stored, advisories: [...stored.advisories, { repo, ghsa, digest: null, publishedAt: null }] };
}
/** What GitHub shows of the advisories wins over what was planned: a CVE id, a publication. */
function noteAdvisories({ stored, observed }) {
    let changed = false;
    let cve = stored.cve;
    const advisories = stored.advisories.map((advisory) => {
        const facts = observed.advisories[advisory.ghsa];
        if (!facts)
            return advisory;
        if (facts.cve && cve.id === null) {
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
/**
 * Published: in `case/disclosing` after gate and confirmation that is the step's result, anywhere else it was done
 * by hand, and what is owed stays owed (design, section 3, rule 7).
 */
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
/** The publication that was confirmed has happened: the ask is done. */
function closePublishAsk(context) {
    const { stored, observed } = context;
    if (!isDisclosed(stored) || disclosureDigest(context) === null)
        return undefined;
    const open = stored.asks.find((ask) => ask.key === 'publish' && ask.doneAt === null);
    if (!open)
        return undefined;
    const enough = new Set(open.confirmedBy.map((person) => person.id)).size >= open.needs;
    const asks = enough
        ? stored.asks.map((ask) => (ask === open ? { ...ask, doneAt: observed.now } : ask))
        : stored.asks.filter((ask) => ask !== open);
    return { ...stored, asks };
}

;// CONCATENATED MODULE: ./compiled/plan/rules/note-analysis.js




/** The newest analysis by somebody of the case's people counts (design, section 10). */
function noteAnalysis(context) {
    const { analysis, stored } = context;
    if (analysis.kind !== 'ok' || isDisclosed(stored))
        return undefined;
    const { comment, analysis: facts } = analysis;
    const speaker = comment.lastEditor ?? comment.author;
    if (!speaker || ![roleOf(context, comment.author), roleOf(context, speaker)].every(isTeam))
        return undefined;
    const digest = digestOf(facts);
    const event = eventOfComment(comment);
    if (stored.analysis?.digest === digest && stored.analysis.comment === event)
        return undefined;
    const packages = facts.packages.map(({ ecosystem, name, repo }) => ({ ecosystem, name, repo }));
    return {
        ...stored,
        packages,
        analysis: {
            comment: event,
            digest,
            by: byOf(context, speaker),
            at: comment.lastEditedAt ?? comment.createdAt,
            facts,
        },
    };
}

;// CONCATENATED MODULE: ./compiled/plan/rules/note-people.js



/** Assigning oneself makes one a coordinator, taking the assignment off ends it (node B). */
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
/** Verdict on an assignment that was taken off: who is not asked again. */
const RESIGNED = 'resigned/';
/**
 * A case without a coordinator gets the first free member of the team: in order of id, starting with a different one
 * for each case, never the reporter, nor anybody who was taken off this case.
 */
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

;// CONCATENATED MODULE: ./compiled/plan/rules/note-posts.js

/** A post that was merged is done; one that a person opened or that a dead run left is taken up. */
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

;// CONCATENATED MODULE: ./compiled/plan/rules/note-results.js
/** Writes down what creating operations of this run brought, and gives back the claims of those that are over. */
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
            return learnPost(stored, subject, result.url);
        case 'close-report':
            return finishAsk(context, key);
        case 'case':
            return result.number === undefined ? stored : { ...stored, issue: result.number };
        default:
            return stored;
    }
}
function learnAdvisory(stored, repo, { ghsa, digest }) {
    if (!ghsa || stored.advisories.some((advisory) => advisory.repo === repo))
        return stored;
    return {
        ...stored,
        advisories: [...stored.advisories, { repo, ghsa, digest: digest ?? null, publishedAt: null }],
    };
}
function learnUpdate(stored, ghsa, { digest }) {
    const advisory = stored.advisories.find((each) => each.ghsa === ghsa);
    if (!advisory || digest === undefined || advisory.digest === digest)
        return stored;
    return {
        ...stored,
        advisories: stored.advisories.map((each) => (each === advisory ? { ...each, digest } : each)),
    };
}
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

;// CONCATENATED MODULE: ./compiled/plan/rules/note-threads.js

/** What a look at the public threads shows: kept copies, transfers that happened, removals that came true. */
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
function look(item, read) {
    switch (read.kind) {
        case 'found': {
            const author = item.author ??
                (read.thread.author ? { id: read.thread.author.id, login: read.thread.author.login } : null);
            if (item.saved && item.author?.id === author?.id)
                return item;
            return { ...item, saved: true, author };
        }
        case 'moved':
            return item.outOfSight ? item : { ...item, outOfSight: true, movedTo: read.number };
        case 'gone':
            return item.outOfSight && !item.removalPending
                ? item
                : { ...item, outOfSight: true, removalPending: false };
        case 'refused':
            return item;
    }
}
/** Whoever wrote the public thread is the reporter, where a member only passed it on. */
function noteReporter(stored) {
    const author = stored.privatized.find((item) => item.author !== null)?.author;
    if (!author || stored.reporter !== null || stateOf(stored) === 'closed')
        return stored;
    return { ...stored, reporter: { id: author.id, login: author.login, name: null } };
}
/** `flag/removal-pending` stands as long as something that was asked to be removed can still be seen. */
function noteRemovals({ stored, scope }) {
    if (!scope.has('privatize'))
        return undefined;
    const pending = stored.privatized.some((item) => item.removalPending);
    if (pending === stored.flags.includes('removal-pending'))
        return undefined;
    const others = stored.flags.filter((flag) => flag !== 'removal-pending');
    return { ...stored, flags: pending ? [...others, 'removal-pending'] : others };
}
/** Where the copy of a public thread is kept. */
const pathOfThread = (caseNumber, item) => `cases/${caseNumber}/public/${item.repo.replace('/', '-')}-${item.number}.md`;

;// CONCATENATED MODULE: ./compiled/plan/deadlines.js


/**
 * The promises of a case: acknowledge within 5 days (node J), answer a dismissal within 10 (node Y), both from
 * receipt. The second stops while the reporter is asked for more, and does not apply once the report is valid.
 */
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

;// CONCATENATED MODULE: ./compiled/plan/rules/remind.js



/** Notes the reminder step that is due for each clock; never the same step twice, never silent once overdue. */
function remind({ stored, config, observed, scope }) {
    if (!scope.has('ack-timer') || stateOf(stored) === 'closed')
        return undefined;
    for (const clock of deadlinesOf(stored, config, observed.now)) {
        const step = dueStep(clock, config.clocks, observed.now);
        if (!step)
            continue;
        const key = `remind/${clock.name}/${step.step}`;
        if (stored.said.some((said) => said.key === key))
            continue;
        return { ...stored, said: [...stored.said, { key, at: observed.now }] };
    }
    return undefined;
}
/** The newest reminder of each open clock: the only one that stands. */
function standingReminders({ stored, config, observed, }) {
    return deadlinesOf(stored, config, observed.now)
        .filter((clock) => clock.applies && clock.met === null)
        .flatMap((clock) => {
        const said = stored.said.findLast((each) => each.key.startsWith(`remind/${clock.name}/`));
        return said ? [{ clock, key: said.key, at: said.at, escalate: !said.key.includes('/before/') }] : [];
    });
}

;// CONCATENATED MODULE: ./compiled/plan/rules/take-confirm-label.js




/** The label `confirm` does what the comment `/confirm` does. */
function takeConfirmLabel(context) {
    const request = openRequests(context).find(({ label }) => label === 'confirm');
    if (!request || !isOursToConfirm(context))
        return undefined;
    const { event } = request;
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

;// CONCATENATED MODULE: ./compiled/plan/advance.js













/**
 * In this order, again from the top after every change: what GitHub shows, then what people ask for, then what the
 * process does by itself. Asks are brought up to date before a confirmation is heard, so that nobody confirms
 * something else than what would be done.
 */
const RULES = [
    noteAssignments,
    noteAnalysis,
    adoptReportedAdvisory,
    noteAdvisories,
    noteThreads,
    notePosts,
    closePublishAsk,
    moveWhenDisclosed,
    raiseAsks,
    takeFlagLabels,
    takeStateLabelsOff,
    takeStateLabels,
    takeConfirmLabel,
    followCommands,
    moveByItself,
    findCoordinator,
    noteRemovals,
    remind,
    claimCreations,
];
/** More changes in one planning than any case can need: a sign of two rules that undo each other. */
const MOST_CHANGES = 500;
/** The memory as it has to be after everything that was observed. Pure; the same again gives the same. */
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

;// CONCATENATED MODULE: ./compiled/process/flow.js

const node = (id, text, shape = 'box') => ({ id, text, shape });
const arrow = (from, to, label) => ({
    from,
    to,
    ...(label ? { label } : {}),
});
/** The specification's flowchart, from which the diagrams are drawn. */
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
/** Moves of ours that no arrow of the specification stands for, each with its reason. */
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
/** The state or flag that a node belongs to. */
function placesOfNode(id) {
    const states = STATE_IDS.filter((state) => STATES[state].nodes.includes(id)).map((state) => `case/${state}`);
    const flags = Object.entries(FLAGS)
        .filter(([, flag]) => flag.nodes.includes(id))
        .map(([flag]) => `flag/${flag}`);
    return [...states, ...flags];
}
/** Draws the flowchart as mermaid, with the way gone and the present nodes marked. Only words of ours get in. */
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
    lines.push('  classDef gone fill:#dafbe1,stroke:#1a7f37,color:#1f2328', '  classDef present fill:#ddf4ff,stroke:#0969da,stroke-width:3px,color:#1f2328');
    const goneList = [...goneNodes].filter((id) => !presentNodes.includes(id));
    if (goneList.length > 0)
        lines.push(`  class ${goneList.join(',')} gone`);
    if (presentNodes.length > 0)
        lines.push(`  class ${presentNodes.join(',')} present`);
    return lines.join('\n');
}

;// CONCATENATED MODULE: ./compiled/advisory/analysis-form.js




/**
 * The analysis form as YAML without a fence, prefilled from the report. The reporter's words stand in it as quoted
 * values, verbatim. What is left empty is reported as missing when the form comes back.
 */
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
/** One key with its value, indented below `analysis`; where nothing is known, the place to fill it in. */
function field(key, value) {
    if (value === null)
        return `  ${key}:\n`;
    return renderYaml({ [key]: value }).replace(/^(?=.)/gm, '  ');
}

;// CONCATENATED MODULE: ./compiled/messages/entry-words.js





/** `2026-03-06 09:00 UTC`. */
const renderTime = (iso) => `${iso.slice(0, 16).replace('T', ' ')} UTC`;
const mentionAll = (stored) => stored.coordinators.length === 0
    ? ''
    : `${stored.coordinators.map((person) => `@${person.login}`).join(' ')} `;
/** The comment that goes with entering a state, or undefined where the case record says enough. Team surface. */
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
        renderFenced(renderTemplate(config, 'acknowledgement', [
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
        renderFenced(renderAnalysisForm({ reported, packages: stored.packages }), 'yaml'),
        '',
        `Then: \`${labelOf('valid')}\`, \`${labelOf('needs-info')}\`, or \`/dismiss REASON because …\` (${Object.keys(DISMISSALS).join(', ')}).`,
    ].join('\n');
}
function renderNeedsInfo({ stored, config, labelOf }) {
    return [
        `${mentionAll(stored)}a text to send to the reporter, to be completed:`,
        '',
        renderFenced(renderTemplate(config, 'questions', [
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
/** The draft of the reply to a dismissed report. It tells nothing of other cases. */
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
        renderFenced(renderTemplate(config, 'dismissal', ours, values).replace(/ +$/gm, '')),
        '',
        `Nothing is closed before that time is over.`,
    ].join('\n');
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
        renderFenced([
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

;// CONCATENATED MODULE: ./compiled/messages/record.js





/**
 * The case record: its first line says whose turn it is, what to do, by when and with which label. A rendering of the
 * store, never read back. Team surface.
 */
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
    ].join('\n');
}
function renderTurn({ stored, clocks, labelOf, channels, findings, waiting }) {
    const state = stateOf(stored);
    const due = clocks.find((clock) => clock.applies && clock.met === null);
    const by = due ? ` by ${renderTime(due.due)}` : '';
    const who = stored.coordinators.map((person) => person.login).join(', ') || 'Somebody of the team';
    if (waiting)
        return waiting;
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
    if (!stored.evidence.some((each) => each.kind === 'reply'))
        return `${who}: tell the reporter${by}, then write /replied.`;
    return 'Nobody: the time for an appeal runs. Then the report and this case are closed.';
}
function renderFacts({ stored, clocks, threads }) {
    const lines = [
        `- State: ${table_STATES[stateOf(stored)].title} (\`case/${stateOf(stored)}\`)`,
        `- Received: ${renderTime(receiptOf(stored))}`,
        ...clocks.map((clock) => `- ${clock.name === 'acknowledge' ? 'Acknowledge' : 'Answer a dismissal'} by ${renderTime(clock.due)}: ${renderClock(clock)}`),
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
        lines.push(`- Analysis: by ${renderPlain(stored.analysis.by.login)}, ${stored.analysis.facts.severity ?? 'no severity'}${stored.analysis.facts.cvss.map((score) => `, CVSS ${score.version} ${score.score}`).join('')}`);
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

;// CONCATENATED MODULE: ./compiled/messages/answers.js

/** How a proof that is missing is put on record. */
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
    'own-request': 'You asked for this yourself. Another member has to confirm it.',
    'nothing-to-undo': 'There is no move left to take back.',
    'workaround-missing': 'Users who get no patch need a workaround. Add `workarounds:` to the analysis, then say it again.',
    'no-such-channel': 'No such channel is configured in `.github/security-process.yml`.',
    'later-receipt': 'A receipt can be moved to an earlier time only, never to a later one.',
    'not-our-repo': 'That repository belongs to nobody in `owners`. Ask the platform and the author to take it down; nothing was touched.',
    'private-already': 'That is in the triage repo already.',
    'no-member': 'Only members of the triage team coordinate a case.',
    'not-dismissed': 'The report is not dismissed yet. Say why with `/dismiss REASON because …`, then tell the reporter.',
    'duplicate-of-itself': 'A report is no duplicate of itself. Which case did it repeat?',
};
/** The answer to a request or command that was not followed: why, and what is possible. Team surface. */
function renderAnswer(verdict, possible, labelOf) {
    const [kind = '', reason = '', , missing = ''] = verdict.split('/');
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
/** All commands, one a line: readable on a phone. */
function renderHelp() {
    return [
        'Write one of these on a line of its own:',
        '',
        ...Object.values(COMMANDS).map(({ form, does }) => `- \`${form}\`: ${does}`),
    ].join('\n');
}

;// CONCATENATED MODULE: ./compiled/messages/ask-words.js


/** Shows exactly what would be done, and who may confirm it. Team surface. */
function renderAsk(facts) {
    const { ask } = facts;
    const others = ask.askedBy ? `somebody else than @${ask.askedBy.login}` : 'any member of the triage team';
    const count = ask.needs === 1 ? 'A confirmation' : `${ask.needs} confirmations`;
    return [
        ...renderDeed(facts),
        '',
        `${count} by ${others} is needed: write \`/confirm\` on a line of its own, or set the label \`confirm\`. A change of what is shown here makes it void.`,
    ].join('\n');
}
function renderDeed(facts) {
    const { ask, stored } = facts;
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
                'Users would get the workaround of the analysis.',
            ];
        case 'close-report':
            return [
                `The reply was told and the time for an appeal is over. The report ${subject} and this case would be closed.`,
            ];
        case 'privatize':
            return renderRemoval(subject);
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
        ...advisories.flatMap(renderAdvisory),
        '',
        next.length === 0
            ? 'No channels are configured: telling the community is up to you.'
            : `After it was read back as published: ${next.join('; ')}.`,
    ];
}
function renderAdvisory(facts) {
    return [
        '',
        `**${facts.ghsa}** on ${facts.repo}, ${facts.cve ?? 'no CVE'}, ${facts.severity ?? 'no severity'}${facts.cvss[0] ? `, ${renderCodeSpan(facts.cvss[0].vector)}` : ''}${facts.cwe.length > 0 ? `, ${facts.cwe.join(', ')}` : ''}`,
        '',
        ...facts.ranges.map((range) => `- ${renderCodeSpan(range.name)} (${range.ecosystem}) affected ${renderCodeSpan(range.affected)}, patched ${range.patched === null ? 'none' : renderCodeSpan(range.patched)}`),
        '',
        renderFenced(`${facts.summary}\n\n${facts.description}`.slice(0, 20_000)),
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
        renderFenced(`${placeholderTitle(item.kind, item.number)}\n\n${PLACEHOLDER_BODY(item.author?.login ?? null)}`),
    ];
}

;// CONCATENATED MODULE: ./compiled/messages/other-words.js


/** A reminder: a new comment with a mention, since edits notify nobody. Escalated ones mention the whole team. */
function renderReminder(clock, escalate, coordinators, team) {
    const people = escalate || coordinators.length === 0 ? team : coordinators;
    const mentions = people.map((person) => `@${person.login}`).join(' ');
    const what = clock.name === 'acknowledge'
        ? 'the reporter waits for an acknowledgement'
        : 'the reporter waits to hear what we think of the report';
    const when = escalate
        ? `It was due **${renderTime(clock.due)}**`
        : `It is due **${renderTime(clock.due)}**`;
    return `${mentions} ${what}. ${when}. What to do stands in the first line of the case record.`.trim();
}
/** Every problem of an analysis at once: where, what stands there, what was expected. */
function renderAnalysisProblems(author, problems, url) {
    return [
        `${author ? `@${author} ` : ''}the [analysis](${url}) cannot be used yet. Edit it; it is checked again at once.`,
        '',
        ...problems.map((problem) => {
            const where = problem.path === ''
                ? `line ${problem.line}`
                : `line ${problem.line}, ${renderCodeSpan(problem.path)}`;
            const hint = problem.suggestion ? ` Try ${renderCodeSpan(problem.suggestion)}.` : '';
            return `- ${where}: found ${renderCodeSpan(problem.found)}, expected ${renderPlain(problem.expected)}.${hint}`;
        }),
    ].join('\n');
}
/** What GitHub refused to the bot becomes a task for a person: what, where, and why. */
function renderTask(what, where, permission) {
    const why = permission
        ? ` GitHub refuses it to the bot (missing: ${permission}).`
        : ' GitHub refuses it to the bot.';
    return `Please do this by hand, somebody with the rights: ${what} ${where}.${why} The case goes on by itself when that is seen to be done.`;
}
/** What privatizing a thread achieved and what it left, with a ticket for GitHub Support (nodes G and H). */
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
        renderFenced([
            `Please delete the pull request ${item.url} together with its edit history and cached views.`,
            `We ask for it as the organisation ${owner}, which owns the repository: it discloses an unfixed vulnerability and puts our users at risk.`,
        ].join('\n')),
        '',
        'Support is known to decline where no secret is involved. The case does not wait for it, and no clock stops.',
    ].join('\n');
}
/** Answers a person who closed or changed the case issue by hand. */
function renderReopened(login) {
    return `${login ? `@${login} ` : ''}the case is not done, so its issue is open again. Dismiss it with \`/dismiss REASON because …\`, or go on; it is closed by itself at the end.`;
}
/** A run ended in the middle of a CVE request: nobody can see whether it went out, and twice would be one too many. */
function renderUnsureCve(stored) {
    const links = stored.advisories
        .map((advisory) => renderAdvisoryUrl(advisory.repo, advisory.ghsa))
        .join(' ');
    const people = stored.coordinators.map((person) => `@${person.login} `).join('');
    return `${people}a run ended while it asked GitHub for the CVE id, and it cannot be seen whether the request went out. Please look at ${links}: if no CVE was requested there, request it by hand. The bot will not ask again.`;
}

;// CONCATENATED MODULE: ./compiled/messages/posts/chat.js




/** Slack shows about 4000 characters of a text; the list of advisories is cut before that. */
const MAX_ITEMS = 20;
const MAX_SUMMARY = 150;
/**
 * The announcement for a chat channel. Other people's words can neither notify (`<!channel>`, `@name`) nor
 * link nor format.
 */
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
/** Words in Slack's markup: its three escapes, and a word joiner after signs that have none. */
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

;// CONCATENATED MODULE: ./compiled/messages/posts/release-notes.js










/** One text for every released version of every package, with CVE, GHSA and thanks. */
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
/** Patched by this very version; or, where the version is a later one, on a line that has a patch. */
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

;// CONCATENATED MODULE: ./compiled/messages/posts/social-length.js
/**
 * How long a text is, as each network counts. The limits are the networks' own published ones: X 280 (weighted,
 * a link counts 23), Mastodon 500 (a link counts 23), Bluesky 300 graphemes and 3000 bytes.
 */
/** What the networks shorten a link to when they count. */
const LINK_LENGTH = 23;
const LIMITS = { x: 280, mastodon: 500, bluesky: 300 };
const BLUESKY_BYTES = 3000;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Whether words and link together are within the network's limit. */
function fitsChannel(channel, draft) {
    return (measure(channel, draft) <= LIMITS[channel] &&
        !(channel === 'bluesky' && byteLength(joinDraft(draft)) > BLUESKY_BYTES));
}
/** The text that is posted. */
function joinDraft(draft) {
    return draft.link === '' ? draft.words : `${draft.words}\n\n${draft.link}`;
}
/** UTF-8 bytes, which Bluesky's facets count in. */
function byteLength(text) {
    return new TextEncoder().encode(text).length;
}
/** What a reader takes for single characters. */
function splitGraphemes(text) {
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
/** Words that fit with their link, cut at a grapheme with `…` where they have to be. */
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
/**
 * X counts characters up to U+10FF as one and others as two (it excepts some punctuation, which is not done
 * here). It takes a word with a full stop for a link where its end is a top-level domain; here every such word
 * counts as one.
 */
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

;// CONCATENATED MODULE: ./compiled/messages/posts/social.js




/** Keeps `@scope/name` from being taken for somebody's account. */
const WORD_JOINER = '\u2060';
/** Longest form of an address that is shown on Bluesky, where the link is beside the text. */
const SHOWN_LINK = 60;
/**
 * Texts for X, Mastodon and Bluesky about all advisories of the day, with one link (to the blog post). Where
 * not everything fits, versions go first, then packages (`and 3 more`); no text is ever over a limit.
 */
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
/** From the fullest wording to the shortest. */
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
/** All, then fewer and fewer with the rest counted; never none. */
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
/** On Bluesky the address is shown short, since it counts in full there and the link is kept beside the text. */
function renderLink(channel, url) {
    if (channel !== 'bluesky')
        return url;
    const shown = splitGraphemes(url.replace(/^https?:\/\//, '').replace(/\/$/, ''));
    return shown.length <= SHOWN_LINK ? shown.join('') : `${shown.slice(0, SHOWN_LINK - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./compiled/messages/social-words.js




/** Ready texts for the configured channels, to be posted by people and ticked off (node Z3). Team surface. */
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
            return [renderFenced(social.find((post) => post.channel === kind).text)];
        case 'release-notes':
            return renderReleaseNotes(input).flatMap((note) => [
                `${renderPlain(note.title)} in ${note.repo}:`,
                '',
                renderFenced(note.body, 'markdown'),
                '',
            ]);
        case 'chat':
        case 'email':
        case 'discussion':
            return [renderFenced(renderChatPost(input, url).text)];
    }
}

;// CONCATENATED MODULE: ./compiled/plan/operations/wanted-words.js

















/** Every comment that is owed now, oldest cause first. Each has a key by which a later run finds it. */
function wantedWords(context) {
    if (stateOf(context.stored) === 'closed')
        return wordsOnEntry(context);
    return [
        ...wordsOfReport(context),
        ...wordsOnAnswers(context),
        ...wordsOnReopening(context),
        ...wordsOnAnalysis(context),
        ...wordsOnEntry(context),
        ...wordsOnDismissal(context),
        ...wordsOnPrivacy(context),
        ...wordsOnAsks(context),
        ...wordsOnUnsureCve(context),
        ...wordsOnTasks(context),
        ...wordsOnAnnouncement(context),
        ...wordsOfReminders(context),
    ];
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
function wordsOnAnswers(context) {
    const { observed, stored, config } = context;
    const labelOf = (state) => labelName(config, `case/${state}`);
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
        const possible = possibleMoves({
            from: stateOf(stored),
            role: roleOf(context, actor),
            proofs: proofsOf(context),
            disclosed: isDisclosed(stored),
        });
        const body = judged.verdict
            .split(';')
            .map((verdict) => renderAnswer(verdict, possible, labelOf))
            .filter((text) => text !== undefined)
            .join('\n\n');
        const answer = judged.verdict.includes('why')
            ? `The case is in \`${labelOf(stateOf(stored))}\`: ${table_STATES[stateOf(stored)].title}. What it waits for stands in the first line of the case record.`
            : body;
        return answer === ''
            ? []
            : [{ key: `answer/${event}`, at, body: `${actor ? `@${actor.login} ` : ''}${answer}` }];
    });
}
function wordsOnReopening({ observed, stored }) {
    const closing = observed.issue?.events.findLast((event) => event.kind === 'closed' && event.actor?.id !== observed.self.id);
    if (!closing || stateOf(stored) === 'closed')
        return [];
    return [
        { key: `reopened/${closing.id}`, at: closing.at, body: renderReopened(closing.actor?.login ?? null) },
    ];
}
function wordsOnAnalysis({ analysis, stored, observed }) {
    if (analysis.kind !== 'bad' || isDisclosed(stored))
        return [];
    const { comment, problems } = analysis;
    return [
        {
            key: 'analysis-problems',
            at: observed.now,
            edit: true,
            body: renderAnalysisProblems(comment.author?.login ?? null, problems, comment.url),
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
/** The reason came after the label: the draft of the reply follows it. */
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
function wordsOnPrivacy({ stored }) {
    return stored.privatized
        .filter((item) => item.outOfSight)
        .map((item) => ({
        key: `privatized/${item.url}`,
        at: item.at,
        body: renderPrivatized(item, item.repo.split('/')[0]),
    }));
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
function wordsOnTasks({ observed }) {
    return Object.entries(observed.results).flatMap(([key, outcome]) => {
        if (outcome.kind !== 'refused')
            return [];
        const [kind = ''] = key.split('/');
        return [
            {
                key: `task/${key}`,
                at: observed.now,
                body: renderTask(TASKS[kind] ?? 'this step', key.slice(kind.length + 1), outcome.permission),
            },
        ];
    });
}
const TASKS = {
    'create-advisory': 'create the draft advisory in',
    'update-advisory': 'accept the report and fill in the advisory as the analysis says:',
    'close-report': 'close the report',
    'request-cve': 'request the CVE for',
    publish: 'publish the advisory',
    transfer: 'transfer to this repo',
    quiet: 'empty, close and lock',
    placeholder: 'post the public placeholder for',
    post: 'open the pull request with the post for',
};
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
    return standingReminders(context).map(({ clock, key, at, escalate }) => ({
        key,
        at,
        body: renderReminder(clock, escalate, stored.coordinators, team),
    }));
}

;// CONCATENATED MODULE: ./compiled/plan/operations/words.js











function markedComments({ observed }) {
    return (observed.issue?.comments ?? []).flatMap((comment) => {
        const key = readMarker(comment, observed.self);
        return key === null ? [] : [{ key, comment }];
    });
}
/** Comments that are owed and not there; reminders and answers that are over are taken away. */
function planWords(context) {
    const { observed } = context;
    if (!observed.issue)
        return [];
    const issue = observed.issue.number;
    const marked = markedComments(context);
    const oldest = observed.issue.comments.at(-1)?.createdAt ?? null;
    const wanted = wantedWords(context);
    const operations = [];
    for (const { key, comment } of marked) {
        const standing = wanted.some((word) => word.key === key);
        if (!standing && isPassing(key))
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
/** Comments that stand only as long as what they say holds. */
const isPassing = (key) => key.startsWith('remind/') || key === 'analysis-problems' || key.startsWith('task/');
/** Where only the newest comments were read: the time from which on they are complete. */
function firstOfTail({ observed }) {
    const comments = observed.issue.comments;
    return comments[Math.min(comments.length - 1, 10)].createdAt;
}
/** The case record: one comment, edited in place. */
function planRecord(context) {
    const { observed, stored, config } = context;
    if (!observed.issue)
        return [];
    const issue = observed.issue.number;
    const state = stateOf(stored);
    const body = renderRecord({
        stored,
        clocks: deadlinesOf(stored, config, observed.now),
        labelOf: (id) => labelName(config, `case/${id}`),
        findings: state === 'releasing' ? judgeGate(gateFactsOf(context)).findings : [],
        channels: openChannels(config, stored),
        waiting: observed.team.kind === 'unknown' && openRequests(context).length > 0
            ? 'The bot waits: it could not read who is in the team.'
            : null,
        threads: stored.privatized.map((item) => ({
            url: item.url,
            state: item.outOfSight ? 'out of sight' : 'still public',
        })),
    });
    const present = markedComments(context).find(({ key }) => key === 'record');
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
/** A reaction on every comment whose commands were followed or refused in this planning. */
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

;// CONCATENATED MODULE: ./compiled/plan/plan-case.js







/**
 * One step of the plan. Most exposed first: what must get out of sight, then the memory (with claims), then the face of
 * the case, then what happens elsewhere, words last. Pure; planning again after applying gives nothing more.
 */
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
/** A creation goes only with a claim that this process put into the store and read back as written. */
function isClaimed({ observed }, operation) {
    const key = claimKey(operation);
    return key === undefined || observed.ownClaims.includes(key);
}
function planCommit(context, stored) {
    const { observed } = context;
    const files = {};
    const text = renderStoredCase(stored);
    if (observed.stored === null || text !== renderStoredCase(observed.stored))
        files[pathOfCase(stored.number)] = text;
    for (const item of stored.privatized) {
        const read = observed.threads[item.url];
        const before = observed.stored?.privatized.find((known) => known.url === item.url);
        if (read?.kind === 'found' && !before?.saved)
            files[pathOfThread(stored.number, item)] = read.thread.copy;
    }
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

;// CONCATENATED MODULE: ./compiled/advisory/analysis-people.js




const analysis_people_LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?(?:_[A-Za-z0-9]+)?(?:\[bot\])?$/;
/** Reads `credits`: who is thanked, by GitHub login or by name. */
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

;// CONCATENATED MODULE: ./compiled/advisory/cvss-grammar.js
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
/**
 * Takes a vector apart by FIRST's grammar (the patterns of its JSON schemas for 3.0, 3.1 and 4.0), and refuses
 * what those let pass for version 3: a metric given twice, a mandatory one left out, and `PR:U` of the 3.0 schema,
 * which the specification does not know.
 */
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
/**
 * The vector that was probably meant: without odd spaces, brackets and a score around it, in capital letters, in the
 * order of version 4.0. Undefined where that is no vector either, or the vector is fine.
 */
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

;// CONCATENATED MODULE: ./compiled/advisory/cvss.js

/**
 * Loads the calculator (a file of its own in the bundle, so that only those pay who score something) and gives
 * a reader of vectors. The score is the base score for 3.0 and 3.1, as CVE records and GitHub state it, and for
 * 4.0 the score of all metrics given (threat metrics such as `E:P` included).
 */
async function loadCvss() {
    const { default: calculator } = await __webpack_require__.e(/* import() */ 997).then(__webpack_require__.t.bind(__webpack_require__, 7997, 19));
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
/** Grammar first, since the calculator accepts malformed vectors; then the score. */
function parseCvss(vector, calculate) {
    const parsed = parseCvssMetrics(vector);
    if (parsed.kind === 'bad')
        return parsed;
    const score = calculate(parsed.version, vector);
    if (!Number.isFinite(score))
        return { kind: 'bad', reason: 'no score can be computed from it' };
    return { kind: 'ok', score: { version: parsed.version, vector, score, severity: severityOfScore(score) } };
}
/** FIRST's qualitative scale, the same for 3.0, 3.1 and 4.0. */
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
/** The version a vector claims by its prefix, or undefined. */
function cvssVersionOf(vector) {
    return /^CVSS:(3\.0|3\.1|4\.0)\//.exec(vector)?.[1];
}

;// CONCATENATED MODULE: ./compiled/advisory/cvss-github-score.js


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
/**
 * The base score that GitHub shows for a CVSS 3.1 vector. Where the scope changes, GitHub puts the environmental
 * formula for the impact into the base score; 80 of the 2,592 base vectors come out 0.1 higher or lower than by
 * FIRST's base formula, and five of them under another severity. Undefined for anything but a 3.1 vector.
 */
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
/** FIRST's `Roundup` of version 3.1: to the next tenth, by integers, so that 4.02 becomes 4.1 and 4.00 stays. */
function roundUp(value) {
    const whole = Math.round(value * 100_000);
    return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}

;// CONCATENATED MODULE: ./compiled/advisory/cwe.js
/**
 * The id of a weakness by form: `CWE-405`. Other case is repaired (`changed`); a bare number, or an id with its
 * name behind, is refused with what was probably meant. Whether MITRE's list has the id is not looked up here.
 */
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

;// CONCATENATED MODULE: ./compiled/advisory/analysis-scores.js





/**
 * Reads `cvss` and `severity`: one or the other. `severity: unknown` says on purpose that there is neither (published
 * records without both exist); leaving both out is a problem.
 */
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
/** Reads `cwe`: a list of ids, or one. */
function readCwes(reader) {
    const ids = reader.items(['cwe'], 'a list of CWE ids such as CWE-79').flatMap((path) => {
        if (analysis_scores_isBlank(reader, path))
            return [];
        const text = reader.text(path) ?? '';
        const parsed = parseCwe(text);
        if (parsed.kind === 'bad') {
            reader.problem(path, analysis_reader_describe(reader.get(path)), 'an id such as CWE-79', parsed.suggestion);
            return [];
        }
        if (parsed.changed)
            reader.note(path, `The id ${analysis_reader_describe(text)} was read as ${parsed.id}.`);
        return [parsed.id];
    });
    if (ids.length === 0 && reader.get(['cwe']) === undefined)
        reader.note([], 'No CWE is named.');
    return [...new Set(ids)];
}

;// CONCATENATED MODULE: ./compiled/advisory/analysis-fields.js




/** Keys right below `analysis`, in the order in which they are offered (design, section 10). */
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
/** Limits of GitHub's advisories. */
const analysis_fields_MAX_SUMMARY = 1024;
const MAX_TEXT = 65_535;
/** Reads every field; what is wrong is with the reader afterwards, and what is returned holds defaults there. */
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
        cwe: readCwes(reader),
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
/** Nothing may stand beside `analysis`: most often it is a key that lost its indentation. */
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
/** A text, or null where there is none. */
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
    if (text.length > MAX_TEXT)
        reader.problem(path, `${text.length} characters`, `at most ${MAX_TEXT} characters`);
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
/** `true` and `false`, and the words that people write for them; null where there is nothing. */
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

;// CONCATENATED MODULE: ./compiled/advisory/find-analysis.js
const TOP_KEY = /^[\s\u200b\ufeff]*["'\u2018-\u201f]?analysis["'\u2018-\u201f]?\s*:/i;
/**
 * The fenced `yaml` blocks of a comment whose first key is `analysis`, in order. Fences are read as CommonMark reads
 * them (three or more backticks or tildes, closed by at least as many, by the end of the comment otherwise). Blocks
 * in a quotation, in indented code, inside another fence or an HTML comment do not count: nobody would take them for
 * the writer's own analysis.
 */
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
/** Index of the closing line, or of the end where there is none. */
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
/** True where the first line that says anything is the key `analysis`. */
function startsWithAnalysis(lines) {
    const first = lines.find((line) => !/^\s*(#.*|---\s*)?$/.test(line));
    return first !== undefined && TOP_KEY.test(first);
}

;// CONCATENATED MODULE: ./compiled/advisory/repair-flow.js
/** Spaces that are none to YAML: no-break, thin, ideographic and the like. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Signs without width that phones and word processors leave behind. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;
const DOUBLE = '\u201c\u201d\u201e\u201f\u00ab\u00bb';
const SINGLE = '\u2018\u2019\u201a\u201b';
/** What may follow a quoted value: the end, a comma, a bracket, the colon of a key, a comment. */
const AFTER_VALUE = /^\s*(?:$|[,\]}]|:(?:\s|$)|\s#)/;
/** A quoted value longer than this is not looked for: nothing that may be repaired is that long. */
const MAX_QUOTED = 300;
/**
 * Repairs the value part of a line outside text values: curly quotes around a value become straight ones, odd spaces
 * plain ones. A curly quote inside a value stays, since it is part of it. `isText` tells which keys of a flow mapping
 * hold text; their values stay as they are, quotes included.
 */
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
/** Odd spaces become plain, signs without width go. */
function repairSpaces(text) {
    return text.replace(ODD_SPACE, ' ').replace(INVISIBLE, '');
}
/** The quoted value that begins here, in straight or curly quotes, or undefined. */
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

;// CONCATENATED MODULE: ./compiled/advisory/repair.js

const SPACE = '[\\s\\u200b-\\u200d\\u2060\\ufeff]';
const QUOTE = '["\'\\u2018-\\u201f\\u00ab\\u00bb]';
const KEY_LINE = new RegExp(`^(${SPACE}*(?:-${SPACE}+)*)(${QUOTE}?)([A-Za-z_][\\w-]*)(${QUOTE}?)(${SPACE}*):(?=${SPACE}|$)(.*)$`, 's');
const ITEM_LINE = new RegExp(`^(${SPACE}*(?:-(?:${SPACE}+|$))*)(.*)$`, 's');
const BLOCK_HEADER = /^[|>][-+0-9]*\s*(?:\s#.*)?$/;
/** Keys whose values are text that people read; nothing in them is touched. */
const TEXT_KEYS = new Set(['summary', 'description', 'impact', 'rootCause', 'workarounds', 'how']);
/**
 * Repairs what phones do to YAML: curly quotes and odd spaces, in keys and syntax only. Text values (summary,
 * description, impact, rootCause, workarounds, confirmed.how, the name in a credit) stay byte for byte, curly quotes
 * around them included. The number of lines stays the same.
 */
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
/** Only the indentation of a line of text is syntax, and only where plain spaces do not make it. */
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
/** `|2` says how deep the text stands below its key. */
function readContentIndent(header, indent) {
    const digit = /^[|>][-+]?([1-9])/.exec(header)?.[1];
    return digit === undefined ? undefined : indent + Number(digit);
}
/**
 * The space after a colon, and the value. Where it begins with a plain space, YAML reads an odd one behind it as the
 * first letter of the value, and so do we; where it begins with an odd one, all of it was meant as the space.
 */
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

;// CONCATENATED MODULE: ./compiled/advisory/suggest-syntax.js
/** What usually stands on a line that YAML cannot read, most telling sign first. */
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
/** A problem of syntax with what to do about it, by what stands on its line or the one before. */
function suggestForSyntax(problem, source) {
    const lines = source.split('\n');
    for (const line of [lines[problem.line - 1] ?? '', lines[problem.line - 2] ?? '']) {
        const found = SIGNS.find(({ sign }) => sign.test(line));
        if (found)
            return { ...problem, suggestion: found.suggestion };
    }
    return problem;
}

;// CONCATENATED MODULE: ./compiled/advisory/analysis.js






/** Characters that a comment on GitHub holds. */
const MAX_COMMENT = 65_536;
const NOTHING = { cvss: [], packages: [] };
/**
 * Reads the analysis in a comment: the fenced `yaml` block whose first key is `analysis` (design, section 10).
 * A comment without one is none; two of them are a problem, since nobody could say which one was meant.
 */
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
/** Reads the YAML of an analysis by itself, without a fence. Lines count from its own first line. */
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
        // Odd text in an odd place may be broken by the repair; then what was written counts.
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

;// CONCATENATED MODULE: ./compiled/actions/read-analysis.js







/** Reads the newest analysis by the case's people. The CVSS library is loaded only where there is one to read. */
async function readNewestAnalysis(observed, stored) {
    if (isDisclosed(stored) || stateOf(stored) === 'closed')
        return { kind: 'none' };
    const comments = (observed.issue?.comments ?? []).filter((comment) => comment.body.includes('analysis') &&
        readMarker(comment, observed.self) === null &&
        isTeam(roleOf({ observed, stored }, comment.author)) &&
        isTeam(roleOf({ observed, stored }, comment.lastEditor ?? comment.author)));
    const newest = comments.toSorted((a, b) => timeOf(b) - timeOf(a));
    for (const comment of newest) {
        if (stored.analysis?.comment === eventOfComment(comment))
            return { kind: 'none' };
        const repo = stored.source.repo ?? stored.packages[0]?.repo ?? undefined;
        const read = parseAnalysis(comment.body, {
            readCvss: await loadCvss(),
            ...(repo === undefined ? {} : { repo }),
        });
        if (read.kind === 'ok')
            return { kind: 'ok', comment, analysis: read.analysis, notes: read.notes };
        if (read.kind === 'bad')
            return { kind: 'bad', comment, problems: read.problems, notes: read.notes };
    }
    return { kind: 'none' };
}
const timeOf = (comment) => Date.parse(comment.lastEditedAt ?? comment.createdAt);

;// CONCATENATED MODULE: ./compiled/actions/run-case.js








/** Rounds of planning in one run; a case that needs more is taken up by the next one. */
const MOST_ROUNDS = 16;
/** How often a lost compare-and-set is answered by looking again. */
const MOST_CONFLICTS = 5;
/** Observes one case, plans, applies, and plans again until nothing is left to do. */
async function runCase(ports, number, options) {
    const done = [];
    for (let conflict = 0; conflict < MOST_CONFLICTS; conflict++) {
        const read = await ports.github.readCase(number);
        const config = readConfig(read.configText);
        const first = startObserving(read, number, ports.run);
        if (!first.repo.isPrivate)
            guardSurface(first, config);
        if (first.stored === null)
            return { decision: 'nothing', reason: 'not-our-event', plan: done, changed: done.length > 0 };
        const observed = await observeMore(ports, first, first.stored, config);
        guardSurface(observed, config);
        const end = await settle(ports, config, observed, options, done);
        if (end !== 'conflict')
            return end;
    }
    return { decision: 'waiting', reason: 'store-conflict', plan: done, changed: done.length > 0 };
}
async function settle(ports, config, start, options, done) {
    let observed = start;
    const movesBefore = start.stored.moves.length;
    const attempted = new Set();
    for (let round = 0; round < MOST_ROUNDS; round++) {
        observed = await lookUpClaims(ports, config, observed, options);
        const context = await contextOf(config, observed, options);
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
async function contextOf(config, observed, options) {
    const stored = observed.stored;
    return {
        observed,
        config,
        scope: options.scope,
        stored,
        analysis: await readNewestAnalysis(observed, stored),
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
/** The same operation is never tried twice in one process, and what was refused waits for a person. */
function isNew(observed, operation, attempted) {
    if (attempted.has(JSON.stringify(operation)))
        return false;
    const key = operationKey(operation);
    return key === undefined || observed.results[key]?.kind !== 'refused';
}
/** A CVE request cannot be read back before it is answered: it counts as sent, and a person is asked to look. */
const UNSURE = { kind: 'done', result: { state: 'unsure' } };
/** Claims that another process left: alive ones stand, the work of dead ones is looked for before it is repeated. */
async function lookUpClaims(ports, config, observed, options) {
    const stored = observed.stored;
    let next = observed;
    for (const claim of foreignClaims({ stored, observed })) {
        if (!isSameRun(claim.run, observed.run) && observed.runs[claim.run] === 'alive')
            continue;
        const context = await contextOf(config, next, options);
        const operation = planExternals(context).find((each) => claimKey(each) === claim.key);
        const found = operation ? await ports.github.findDone(operation, claim.at) : undefined;
        const outcome = found ?? (operation?.kind === 'request-cve' ? UNSURE : undefined);
        if (operation && outcome)
            next = foldOutcome(next, operation, outcome);
        else
            next = { ...next, lookedUp: [...next.lookedUp, claim.key] };
    }
    return next;
}
/** Another attempt of the same run: it cannot be at work beside us. */
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

;// CONCATENATED MODULE: ./compiled/plan/is-due.js











const is_due_LABEL_IDS = LABELS.map((label) => label.id);
/** Why a case has to be looked at, or undefined where nothing is due. Cheap: the sweep asks it of every case. */
function findDue(glance) {
    const { stored, issue } = glance;
    if (!issue)
        return stateOf(stored) === 'closed' ? undefined : 'issue-missing';
    if ((issue.state === 'closed') !== (stateOf(stored) === 'closed'))
        return 'issue-state';
    if (stateOf(stored) === 'closed')
        return undefined;
    if (stored.coordinators.length === 0)
        return 'no-coordinator';
    if (stored.claims.length > 0)
        return 'claim';
    if (issue.title !== stored.title)
        return 'title';
    if (hasLabelWork(glance))
        return 'labels';
    if (hasCommentWork(glance))
        return 'comments';
    if (hasClockWork(glance))
        return 'clock';
    if (hasOutsideWork(glance))
        return 'outside';
    return undefined;
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
    return issue.comments.some((comment) => {
        if (comment.author?.id === self.id) {
            const edited = comment.lastEditor !== null && comment.lastEditor.id !== self.id;
            return edited && readMarker(comment, self) === null;
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
function hasClockWork({ stored, config, now }) {
    return deadlinesOf(stored, config, now).some((clock) => {
        const step = dueStep(clock, config.clocks, now);
        return (step !== undefined && !stored.said.some((said) => said.key === `remind/${clock.name}/${step.step}`));
    });
}
/** What only a look elsewhere can show, or what an earlier run left to be done. */
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
        return stored.analysis !== null && stored.advisories.every((advisory) => advisory.digest !== null);
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

;// CONCATENATED MODULE: ./compiled/plan/sweep-memory.js


/** `sweep.yml` of the store: how far the lists were read, and claims on issues that are being made. */
const sweep_memory_schema = dist/* object */.Ikc({
    version: dist/* literal */.euz(1),
    /** Newest update of an advisory that was seen; lists are left there. */
    watermark: dist/* nullable */.mee(dist/* string */.YjP()),
    claims: dist/* array */.YOg(dist/* object */.Ikc({ key: dist/* string */.YjP(), run: dist/* string */.YjP(), at: dist/* string */.YjP() })),
});
const PATH_OF_SWEEP = 'sweep.yml';
const sweep_memory_EMPTY = { version: 1, watermark: null, claims: [] };
/** The memory of the sweep; one that cannot be read is begun anew, since it holds nothing that lists do not show. */
function parseSweepMemory(text) {
    if (text === null)
        return sweep_memory_EMPTY;
    const document = parseYaml(text, { maxLength: 1_000_000 });
    if (document.kind === 'bad')
        return sweep_memory_EMPTY;
    const parsed = dist/* safeParse */.xLC(sweep_memory_schema, document.value);
    return parsed.success ? parsed.output : sweep_memory_EMPTY;
}
const renderSweepMemory = (memory) => renderYaml(memory);

;// CONCATENATED MODULE: ./compiled/actions/take-in.js







/** Makes cases of reports that have none; the numbers of the new cases. */
async function takeIn(sweep, done) {
    if (!sweep.options.scope.has('intake'))
        return [];
    const { config, known } = sweep;
    const fresh = sweep.found
        .filter(({ facts }) => facts.state === 'triage' && !known.has(facts.ghsa))
        .toSorted(oldestFirst);
    const forms = await sweep.ports.github.findForms(config.intake.formLabel);
    const newForms = forms.filter(({ issue }) => !sweep.read.cases.includes(issue.number));
    if (sweep.options.dryRun) {
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
    const missing = labels.filter((label) => !present.has(label.name.toLowerCase()));
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
function storeOf({ ports, read }, done) {
    let head = read.storeHead;
    return {
        commit: async (message, files) => {
            const operation = { kind: 'commit-store', message, files, surface: 'team', why: message };
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
/**
 * Up to when all reports are known. Never past the start of this run, since lists of several owners are read one
 * after the other; and not further than before while one of them could not be read.
 */
function nextWatermark({ found, memory, read, refused }) {
    if (refused.length > 0)
        return memory.watermark;
    const latest = found.reduce((newest, each) => Math.max(newest, Date.parse(each.updatedAt)), Date.parse(memory.watermark ?? '') || 0);
    return latest === 0 ? null : new Date(Math.min(latest, Date.parse(read.now))).toISOString();
}
async function takeInAdvisories(sweep, fresh, store, done) {
    const { read } = sweep;
    const watermark = nextWatermark(sweep);
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
    const settled = { ...memory, watermark: memory.claims.length === 0 ? watermark : memory.watermark };
    const changed = renderSweepMemory(settled) !== renderSweepMemory(memory) ||
        (mine.length === 0 && renderSweepMemory(settled) !== renderSweepMemory(sweep.memory));
    if (changed && !(await store.commit('Sweep', { [PATH_OF_SWEEP]: renderSweepMemory(settled) })))
        return 'conflict';
    return numbers;
}
/** The number of the issue that a dead run made; `wait` while another run is at it; undefined where it is ours to make. */
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

;// CONCATENATED MODULE: ./compiled/actions/sweep.js






/** Cases in one query. */
const PAGE = 100;
const sweep_MOST_CONFLICTS = 5;
/** Takes in reports, finds what is due in every case, and carries it out case by case. */
async function runSweep(ports, options) {
    const done = [];
    for (let conflict = 0; conflict < sweep_MOST_CONFLICTS; conflict++) {
        const sweep = await lookAround(ports, options);
        const taken = await takeIn(sweep, done);
        if (taken === 'conflict')
            continue;
        const result = await carryOut(sweep, taken, done);
        if (sweep.broken.length > 0)
            throw new ProcessTrouble('bad-store', sweep.broken.join('\n'));
        if (sweep.refused.length > 0)
            throw explainRefusal(sweep.refused);
        return result;
    }
    return { decision: 'waiting', reason: 'store-conflict', plan: done, changed: done.length > 0 };
}
/** Everything else goes on without them; but nobody may believe that no report came in. */
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
    const memory = parseSweepMemory(read.sweepText);
    const lists = config.intake.advisories
        ? await ports.github.findAdvisories(config.owners, memory.watermark)
        : { found: [], refused: [] };
    const changed = new Set(lists.found.map((each) => each.facts.ghsa));
    const known = new Set();
    const due = [];
    const broken = [];
    for await (const page of readPages(ports, read.cases)) {
        for (const swept of page) {
            const stored = readQuietly(swept, broken);
            if (!stored)
                continue;
            for (const ghsa of [stored.source.ghsa, ...stored.advisories.map((each) => each.ghsa)])
                if (ghsa)
                    known.add(ghsa);
            if (findDue({ stored, issue: swept.issue, config, now: read.now, self: read.self, changed }))
                due.push(stored.number);
        }
    }
    const { found, refused } = lists;
    return { ports, options, read, config, team: around.team, memory, found, refused, known, due, broken };
}
/** All cases, a query at a time, and never more than two pages in memory: GitHub answers one while the last is judged. */
async function* readPages(ports, cases) {
    const ask = (from) => ports.github.readCases(cases.slice(from, from + PAGE));
    let next = cases.length > 0 ? ask(0) : undefined;
    for (let from = PAGE; next; from += PAGE) {
        const page = await next;
        next = from < cases.length ? ask(from) : undefined;
        // A failure is thrown where it is awaited; until then it is nobody's, which would end the process.
        next?.catch(() => undefined);
        // Lets the request out before the judging, which does not pause, begins.
        await new Promise(setImmediate);
        yield page;
    }
}
/** A case that cannot be read stops nothing but itself, and the run says so at its end. */
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
            if (!(error instanceof ProcessTrouble))
                throw error;
            troubles.push(error);
        }
    }
    if (troubles.length > 0)
        throw troubles[0];
    const changed = done.length > 0 && !sweep.options.dryRun;
    if (sweep.options.dryRun)
        return { decision: 'nothing', reason: 'dry-run', plan: done, changed: false };
    if (taken.length > 0)
        return { decision: 'done', reason: 'taken-in', plan: done, changed };
    if (changed)
        return { decision: 'done', reason: 'acted', plan: done, changed };
    if (last?.decision === 'waiting')
        return { ...last, plan: done };
    return { decision: 'nothing', reason: 'swept-clean', plan: done, changed };
}

;// CONCATENATED MODULE: ./compiled/actions/handle-event.js







/** Does whatever an event calls for: one case, or a sweep over all. */
async function handleEvent(ports, event, scope, dryRun) {
    const concern = (0,concern_of_event/* concernOf */.g)(event);
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
/** An issue that is no case by its number: one made again for a case, or one from our forms that becomes one. */
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
/** Somebody else wrote to the store in between; perhaps this very case. */
async function takeInFormAgain(ports, number) {
    const read = await ports.github.readCase(number);
    if (!read.issue)
        return undefined;
    return read.storedText === null ? takeInForm(ports, read, number) : number;
}

;// CONCATENATED MODULE: ./compiled/actions/ack-timer.js

/** Watches the promises to the reporter, and runs assessment and dismissal (nodes J, L to O, X, Y). */
const ackTimer = (ports, event, dryRun) => handleEvent(ports, event, new Set(['ack-timer']), dryRun);

;// CONCATENATED MODULE: ./compiled/actions/advisory-draft.js

/** Drafts the advisories from the confirmed analysis and asks for the CVE (nodes Q, Q1, Q2, R). */
const advisoryDraft = (ports, event, dryRun) => handleEvent(ports, event, new Set(['advisory-draft']), dryRun);

;// CONCATENATED MODULE: ./compiled/actions/announce.js

/** Publishes what was confirmed and announces it (nodes Z, Z1, Z2, Z3). */
const announce = (ports, event, dryRun) => handleEvent(ports, event, new Set(['announce']), dryRun);

;// CONCATENATED MODULE: ./compiled/release/judge-public-release.js

/**
 * A release is sound where its tag exists, the version of `package.json` at the tag is the tag's, and that version was
 * not on npm before. Private packages are not looked for on npm.
 */
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
/** `v1.2.3`, `1.2.3`, `v.1.2.3` and `name@1.2.3` are all in use. */
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

;// CONCATENATED MODULE: ./compiled/actions/check-release.js

/**
 * The public half of the release gate: tag, version and npm, by public knowledge alone. Package and version come from
 * the repo and the tag, never from inputs. What it found is told by its decision; the text is constant.
 */
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

;// CONCATENATED MODULE: ./compiled/actions/conductor.js


/** All actions composed: one run does whatever the event calls for. */
const conductor = (ports, event, dryRun) => handleEvent(ports, event, new Set(ACTIONS), dryRun);

;// CONCATENATED MODULE: ./compiled/actions/intake.js

/** Takes reports in: each becomes a case with a coordinator and running clocks (nodes A, B, E, K). */
const intake_intake = (ports, event, dryRun) => handleEvent(ports, event, new Set(['intake']), dryRun);

;// CONCATENATED MODULE: ./compiled/actions/privatize.js

/** Puts a premature disclosure out of sight (nodes F to I), in whatever state the case is. */
const privatize_privatize = (ports, event, dryRun) => handleEvent(ports, event, new Set(['privatize']), dryRun);

;// CONCATENATED MODULE: ./compiled/actions/release-gate.js

/** Patch, proofs and the release: what must be on record before disclosure (nodes T, U, V, W). */
const releaseGate = (ports, event, dryRun) => handleEvent(ports, event, new Set(['release-gate']), dryRun);

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./compiled/channels/npm.js

/**
 * Reads npm through the `npm` program, and so through the organisation's own registry, proxy and credentials.
 * Needs `npm` on the path.
 */
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
/**
 * npm's rules for names, those of old packages included, less what its command line would take for something
 * else: options (`-x`), files (`x.tgz`), addresses and repos (`a/b`).
 */
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
/**
 * What `npm view --json` printed, read. A single version is printed as text instead of a list.
 * A failure is printed as `{"error": {"code": …}}`.
 */
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
/** What npm may see of our environment: its settings and the way out. Never the inputs of the action. */
const HANDED_ON = /^(?:path|home|userprofile|appdata|localappdata|systemroot|comspec|pathext|tmpdir|temp|tmp|prefix|lang|lc_all|(?:https?_|no_|all_)?proxy|node_extra_ca_certs|ssl_cert_(?:file|dir)|node_auth_token|npm_token|npm_config_.+)$/i;
/** Quiet, and soon done: npm waits ten seconds before it tries again if nobody says otherwise. */
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
/** The longest answer that is read, in characters; the largest packages have a hundredth of it. */
const MAX_OUTPUT = 64 * 1024 * 1024;
/** What npm printed, however it ended; a failure too is printed. */
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

;// CONCATENATED MODULE: ./compiled/github/permissions.js
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
    // GitHub asks for write even for reading where a whole organisation is listed.
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
        permissions: { issues: 'write', pull_requests: 'write' },
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
/**
 * Every call with what it needs: tokens are narrowed by it, errors name it, the documentation is generated
 * from it. Source: GitHub's tables of permissions for Apps and fine-grained tokens.
 */
const NEEDS = { ...reads, ...operations };
/** `contents: read, issues: write`. */
function renderPermissions(permissions) {
    return Object.entries(permissions)
        .map(([key, level]) => `${key}: ${level}`)
        .sort()
        .join(', ');
}
/** Keys that were asked for and are not granted, `issues: write`; `granted` as GitHub answers it. */
function missingPermissions(asked, granted) {
    const isEnough = (have, want) => have === want || have === 'admin' || (have === 'write' && want === 'read');
    return Object.entries(asked)
        .filter(([key, level]) => key !== 'metadata' && !isEnough(granted[key], level))
        .map(([key, level]) => `${key}: ${level}`);
}

;// CONCATENATED MODULE: ./compiled/github/trouble.js

/** An error of GitHub, told to a volunteer: what happened, where, what to do. Contains no report text. */
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
/**
 * What GitHub says about a refusal, without the values that it echoes: its own sentence where that is one of
 * those known to be constant, and for each error the field and code.
 */
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

;// CONCATENATED MODULE: ./compiled/github/client.js


function createClient(transport, tokens) {
    /** A token that ran out in a long run is made again once. */
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
                repo: nameOf(call.target),
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
                repo: nameOf(call.target),
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
/** `owner/name` for one repo, otherwise the owner. */
function nameOf({ owner, repositories }) {
    return repositories !== 'all' && repositories.length === 1 ? `${owner}/${repositories[0]}` : owner;
}
/** The target for `owner/name`. */
function targetOf(...repos) {
    const [owner = ''] = (repos[0] ?? '').split('/');
    return { owner, repositories: repos.map((repo) => repo.split('/')[1] ?? '') };
}
/** Path parameters for `owner/name`. */
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
/** Throws for the first error that is not an answer. */
function refuseErrors(errors, allow, call, repo) {
    const refused = errors.find((error) => !allow(error));
    if (refused)
        throw graphqlTrouble(refused, call, repo);
}
/** Whether the error is of one of these types and its place starts with this path. */
function isAt(error, path, ...types) {
    return ((types.length === 0 || types.includes(error.type)) &&
        path.every((step, index) => error.path[index] === step));
}
/** An error without a type is GitHub's own (“Something went wrong”), or a mistake of ours. */
function graphqlTrouble(error, call, repo) {
    const [code, status] = GRAPHQL_CODES[error.type] ?? ['github-unreachable', 200];
    const place = error.path.filter((step) => typeof step === 'string').join('.');
    const detail = `GitHub says: ${error.type || 'an error of its own'}${place === '' ? '' : ` at ${place}`}.`;
    return new GitHubTrouble({ code, call, repo, status, detail });
}

;// CONCATENATED MODULE: ./compiled/advisory/rest-facts.js




const rest_facts_text = dist/* string */.YjP();
const textOrNull = dist/* optional */.lqM(dist/* nullable */.mee(rest_facts_text), null);
const list = (item) => dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(item)), []);
const scoreSchema = dist/* nullable */.mee(dist/* object */.Ikc({ vector_string: dist/* nullable */.mee(rest_facts_text), score: dist/* optional */.lqM(dist/* nullable */.mee(dist/* number */.aig()), null) }));
/** The parts of GitHub's REST answer that are read; the rest of it may be anything. */
const rest_facts_advisorySchema = dist/* object */.Ikc({
    ghsa_id: rest_facts_text,
    cve_id: textOrNull,
    url: dist/* optional */.lqM(rest_facts_text, ''),
    html_url: rest_facts_text,
    state: dist/* picklist */.KIO(['triage', 'draft', 'published', 'closed', 'withdrawn']),
    summary: rest_facts_text,
    description: textOrNull,
    severity: textOrNull,
    // From API version 2026-03-10 on `cvss` is gone; before, `cvss_severities` could be missing.
    cvss: dist/* optional */.lqM(dist/* nullable */.mee(scoreSchema)),
    cvss_severities: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ cvss_v3: dist/* optional */.lqM(scoreSchema), cvss_v4: dist/* optional */.lqM(scoreSchema) }))),
    cwe_ids: list(rest_facts_text),
    vulnerabilities: list(dist/* object */.Ikc({
        package: dist/* nullable */.mee(dist/* object */.Ikc({ ecosystem: dist/* picklist */.KIO(ECOSYSTEMS), name: dist/* nullable */.mee(rest_facts_text) })),
        vulnerable_version_range: textOrNull,
        patched_versions: textOrNull,
        vulnerable_functions: list(rest_facts_text),
    })),
    credits: list(dist/* object */.Ikc({ login: rest_facts_text, type: dist/* picklist */.KIO(CREDIT_TYPES) })),
    published_at: textOrNull,
});
/**
 * What a repository advisory says, from GitHub's REST answer. With a reader of vectors scores are FIRST's; without
 * one they are those that GitHub states, which for some 3.1 vectors differ by 0.1.
 */
function factsFromRest(json, readCvss) {
    const parsed = dist/* safeParse */.xLC(rest_facts_advisorySchema, json, { abortEarly: true });
    if (!parsed.success) {
        const issue = parsed.issues[0];
        const path = dist/* getDotPath */.BuJ(issue) ?? 'the whole';
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

;// CONCATENATED MODULE: ./compiled/github/reads/advisory-facts.js

/**
 * The facts of an advisory as REST answers it. `repo` is the one that was asked, where one was.
 * @throws Error where the answer is none
 */
function observeAdvisory(raw, repo) {
    const read = factsFromRest(raw);
    if (read.kind === 'bad')
        throw new Error(read.reason);
    return { ...read.facts, repo: repo ?? read.facts.repo };
}
/** With who reported it: for a privately reported one, GitHub's author is the reporter. */
function observeFound(raw) {
    return {
        facts: observeAdvisory(raw),
        reporter: raw.submission === null ? null : observeUser(raw.author),
        createdAt: raw.created_at,
        updatedAt: raw.updated_at,
    };
}
/** A user as REST answers one. */
function observeUser(raw) {
    if (!raw)
        return null;
    return {
        id: raw.id,
        login: raw.login,
        kind: raw.type === 'Bot' || raw.login.endsWith('[bot]') ? 'bot' : 'user',
    };
}

;// CONCATENATED MODULE: ./compiled/github/queries/fragments.js
/** Parts that the GraphQL documents share. Field names are those of GitHub's published schema. */
const ACTOR = /* GraphQL */ `
fragment actor on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
  ... on EnterpriseUserAccount { user { databaseId } }
}`;
const ASSIGNEE = /* GraphQL */ `
fragment assignee on Assignee {
  __typename
  ... on User { login databaseId }
  ... on Bot { login databaseId }
  ... on Mannequin { login databaseId }
  ... on Organization { login databaseId }
}`;
const EVENT = /* GraphQL */ `
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
const COMMENT = /* GraphQL */ `
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
/** How much of an issue is read: `whole` for one case, `light` where a hundred are read at once. */
function renderIssueFragment(size) {
    const [events, comments, body] = size === 'whole' ? [100, 100, 'body'] : [10, 5, ''];
    return /* GraphQL */ `
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
  comments(last: ${comments}) { pageInfo { hasPreviousPage } nodes { ...comment } }
}
${EVENT}
${COMMENT}
${ASSIGNEE}
${ACTOR}`;
}
const BLOB = /* GraphQL */ `
fragment blob on Blob { text isTruncated byteSize }`;
/**
 * The triage repo as a surface. Collaborators and members may be refused; they are where their refusal takes
 * nothing else with it (a field that cannot be null would take its parent).
 */
const SURFACE = /* GraphQL */ `
fragment surface on Repository {
  id
  nameWithOwner
  isPrivate
  labels(first: 100) { nodes { name } }
  collaborators(first: 100) { pageInfo { hasNextPage endCursor } nodes { login databaseId } }
}`;
/** The store's branch: its head, and who made the newest commit. */
const STORE_HEAD = /* GraphQL */ `
fragment storeHead on Ref {
  target {
    oid
    ... on Commit {
      author { email user { login databaseId } }
      signature { isValid wasSignedByGitHub }
    }
  }
}`;

;// CONCATENATED MODULE: ./compiled/github/queries/surroundings.js

/**
 * The document for one owner. Everything that people wrote travels as a variable. Aliases: `organization`,
 * `post<i>` and `tag<i>` (a repository each), `tag<i>.name<j>`.
 */
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
    const query = /* GraphQL */ `
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
/** Members of a team beyond the first hundred. */
const READ_TEAM_PAGE = /* GraphQL */ `
query ReadTeamPage($owner: String!, $team: String!, $after: String!) {
  organization(login: $owner) {
    team(slug: $team) {
      members(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...actor } }
    }
  }
}
${ACTOR}`;
/** Public repos of an owner, organisation or user, that are not archived. */
const LIST_PUBLIC_REPOS = /* GraphQL */ `
query ListPublicRepos($owner: String!, $after: String) {
  repositoryOwner(login: $owner) {
    repositories(first: 100, after: $after, privacy: PUBLIC, isArchived: false, ownerAffiliations: [OWNER]) {
      pageInfo { hasNextPage endCursor }
      nodes { name }
    }
  }
}`;

;// CONCATENATED MODULE: ./compiled/github/room.js

/**
 * Makes sense of an answer. GitHub's answers are not checked field by field; one that lacks what was asked for
 * fails here instead of deep in a plan.
 */
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

;// CONCATENATED MODULE: ./compiled/github/reads/read-advisories.js





/** One request per advisory. Null where there is none, or none that these credentials may see. */
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
/**
 * Reports in triage, newest change first, down to and with the watermark. One request per owner and hundred;
 * where the list of the whole owner is refused (GitHub keeps it for owners and security managers, and users have
 * none), one per repo. `refused` names repos and owners that could not be asked either way.
 */
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
        const found = await listTriage(room, all, list, since);
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
        const part = await listTriage(room, targetOf(repo), list, since).catch((error) => {
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
/** Null where GitHub refuses the list. */
async function listTriage(room, target, list, since) {
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
                state: 'triage',
                sort: 'updated',
                direction: 'desc',
                per_page: 100,
                ...(after === null ? {} : { after }),
            },
            expect: [403, 404],
            permissions: { repository_advisories: isOwnerWide ? 'write' : 'read' },
        });
        if (answer.status >= 400)
            return null;
        const page = await makeSense('find-advisories', target.owner, () => answer.data.map(observeFound));
        const fresh = page.filter(({ updatedAt }) => since === null || Date.parse(updatedAt) >= Date.parse(since));
        found.push(...fresh);
        after = fresh.length === page.length ? nextCursor(answer.headers.link) : null;
        if (after === null)
            return found;
    }
}
/** The `after` cursor of the next page; the address itself is not followed. */
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

;// CONCATENATED MODULE: ./compiled/github/apply/advisories.js





/** What others need of an advisory after an operation. */
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
/** Makes a draft, seen by its circle only. Not sent twice: a lost answer is looked up by its claim. */
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
/**
 * Writes the given fields and nothing else; people who were let in stay. What belongs to the circle is written
 * only while the advisory is one, so its state is read right before.
 */
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
/**
 * Publishes, which nothing takes back: read right before, and read back after. Where the advisory is not what was
 * confirmed, everything is planned again. Whatever the answer was, only what is read back counts.
 */
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
/** The trouble that came of it, if any. */
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
/** Asks GitHub for a CVE id, which arrives later. Not sent twice: GitHub does not say whether one was asked for. */
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

;// CONCATENATED MODULE: ./compiled/github/queries/operations.js
/** Documents of the operations that go by GraphQL: where REST has no such call, or where one request does it all. */
const COMMIT_FILES = /* GraphQL */ `
mutation CommitStore($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
const EDIT_COMMENT = /* GraphQL */ `
mutation EditComment($id: ID!, $body: String!) {
  updateIssueComment(input: { id: $id, body: $body }) { issueComment { id url } }
}`;
const DELETE_COMMENT = /* GraphQL */ `
mutation DeleteComment($id: ID!) {
  deleteIssueComment(input: { id: $id }) { clientMutationId }
}`;
const REACT = /* GraphQL */ `
mutation React($id: ID!, $content: ReactionContent!) {
  addReaction(input: { subjectId: $id, content: $content }) { reaction { content } }
}`;
const READ_TRANSFER = /* GraphQL */ `
query ReadTransfer($id: ID!, $owner: String!, $name: String!) {
  node(id: $id) { ... on Issue { number state repository { nameWithOwner } } }
  repository(owner: $owner, name: $name) { id isPrivate visibility }
}`;
const TRANSFER = /* GraphQL */ `
mutation TransferIssue($id: ID!, $target: ID!) {
  transferIssue(input: { issueId: $id, repositoryId: $target }) { issue { number url } }
}`;
/** GitHub transfers open issues only. */
const REOPEN_AND_TRANSFER = /* GraphQL */ `
mutation ReopenAndTransferIssue($id: ID!, $target: ID!) {
  reopenIssue(input: { issueId: $id }) { issue { state } }
  transferIssue(input: { issueId: $id, repositoryId: $target }) { issue { number url } }
}`;
const READ_SITE = /* GraphQL */ `
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

;// CONCATENATED MODULE: ./compiled/github/queries/triage.js


/** Where the configuration is, on the default branch. */
const CONFIG_PATH = '.github/security-process.yml';
/** The store's own file: watermarks and claims that belong to no case. */
const SWEEP_PATH = 'sweep.yml';
const triage_OWNERS = /* GraphQL */ `
  organization(login: $owner) {
    membersWithRole(first: 100) { pageInfo { hasNextPage } edges { role node { login databaseId } } }
  }`;
const HEAD = /* GraphQL */ `
    ...surface
    config: object(expression: "HEAD:${CONFIG_PATH}") { ...blob }
    storeRef: ref(qualifiedName: "refs/heads/${STORE_BRANCH}") { ...storeHead }`;
/** Everything about one case that is in the triage repo, in one request. */
const READ_CASE = /* GraphQL */ `
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
/** The issue of a case whose present issue has another number than the case. */
const READ_ISSUE = /* GraphQL */ `
query ReadIssue($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { issue(number: $number) { ...issue } }
}
${renderIssueFragment('whole')}`;
/** The list of cases, and what every run needs to know. */
const READ_SWEEP = /* GraphQL */ `
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
/** Collaborators beyond the first hundred. */
const READ_MORE_READERS = /* GraphQL */ `
query ReadMoreReaders($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    collaborators(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { login databaseId } }
  }
}`;
/** Open issues with a label, newest first. */
const FIND_FORMS = /* GraphQL */ `
query FindForms($owner: String!, $name: String!, $label: String!) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, labels: [$label], states: [OPEN], orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { ...issue body }
    }
  }
}
${renderIssueFragment('light')}`;
/** Who may see a repo, asked again right before something that cannot be taken back. */
const READ_VISIBILITY = /* GraphQL */ `
query ReadVisibility($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { id isPrivate visibility }
}`;
/** Many cases in one request, two aliases each. Numbers only are put into the document. */
function renderCasesQuery(cases) {
    const fields = cases.map(({ number, issue, withFile }) => {
        const file = `stored${number}: object(expression: "${STORE_BRANCH}:cases/${number}.yml") { ...blob }`;
        return `    ${withFile ? file : ''} issue${number}: issue(number: ${issue}) { ...issue }`;
    });
    return /* GraphQL */ `
query ReadCases($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
${fields.join('\n')}
  }
}
${cases.some(({ withFile }) => withFile) ? BLOB : ''}
${renderIssueFragment('light')}`;
}

;// CONCATENATED MODULE: ./compiled/github/visibility.js



/** Asked anew each time, right before something that cannot be taken back. One request. */
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

;// CONCATENATED MODULE: ./compiled/github/apply/issues.js





/** A request about the triage repo. */
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
/** One request per label that does not exist yet. */
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
/** Not sent twice: whether it is there is seen by its marker in the next run. */
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
/** Where the comment is gone there is nothing left to do to it. */
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
/** GitHub takes ten at a time. */
const ASSIGNEES_A_CALL = 10;
/** GitHub drops whom it cannot assign without a word; that is told as a refusal. */
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
/** Logins in lower case of everybody who is assigned afterwards. */
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
/** The report goes into it, so who can see the repo is asked once more right before. */
async function createCaseIssue(room, operation) {
    const refusal = await refuseUnlessPrivate(room);
    if (refusal)
        return refusal;
    const { title, body, labels } = operation;
    const answer = await send(room, 'create-case-issue', 'POST ~/issues', { title, body, labels });
    const { number, html_url } = answer.data;
    return { kind: 'done', result: { number, url: html_url } };
}
/** A refusal where the triage repo is anything but private; says nothing of what was to be written. */
async function refuseUnlessPrivate(room) {
    const { visibility } = await readVisibility(room, room.repo);
    if (visibility === 'private')
        return undefined;
    const why = `The triage repo ${room.repo} is ${visibility}, not private: make it private first. Nothing was written.`;
    return { kind: 'refused', status: 0, permission: null, why };
}

;// CONCATENATED MODULE: ./compiled/github/apply/store.js




const README = `The memory of the security process: one file per case, written by the bot only.
Whatever anybody else commits here is noticed and taken back. This branch is never merged.
`;
/**
 * Writes the store by compare-and-set on the head that was observed. Sending it twice does no harm: the second
 * time the head is another one.
 */
async function commitStore(room, operation, context) {
    const head = context.storeHead ?? (await createBranch(room));
    return head === null ? { kind: 'conflict' } : commitFiles(room, room.repo, STORE_BRANCH, head, operation);
}
/** One commit on a branch of any repo, if its head still is the expected one. */
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
        // A branch that is gone is as much a change since the look as one that went on.
        if (isTrouble(error, 'conflict', 'not-found'))
            return { kind: 'conflict' };
        throw error;
    }
}
/**
 * The store's branch, with no history in common with the code; its head, or null where somebody else was faster.
 * It starts with a note for people, so that every case file comes by a commit that GitHub signs.
 */
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

;// CONCATENATED MODULE: ./compiled/github/apply/posts.js




/**
 * Puts a post on a branch of the site's repo and opens its pull request. Each step looks whether it is done. Where
 * the pull request is open and the post of the day has to tell of more, the post is written again; a merged or
 * closed one is left as it is: it belongs to the site's editors.
 */
async function openPost(room, operation) {
    const site = await readSite(room, operation);
    const existing = observePull(site);
    const isWritten = saysAlready(site, operation);
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
/** The pull request says what the post says now. */
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
/** The site as it is now. One request. */
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
/** The newest pull request from our branch in the repo itself. */
function observePull(site) {
    const pulls = site.pullRequests.nodes ?? [];
    const ours = pulls.find((pull) => pull?.headRepository?.nameWithOwner === site.nameWithOwner);
    return ours ? { number: ours.number, url: ours.url, state: ours.state.toLowerCase() } : undefined;
}
function saysAlready(site, operation) {
    return site.ours !== null && site.file?.isTruncated !== true && site.file?.text === operation.text;
}
/** The pull request of a post, where there is one; an open one has to say what is to be said. One request. */
async function lookUpPost(room, operation) {
    const site = await readSite(room, operation);
    const existing = observePull(site);
    if (!existing || (existing.state === 'open' && !saysAlready(site, operation)))
        return undefined;
    return { kind: 'already', result: existing };
}
/** The head of the new branch; null where it came to be in the meantime. */
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
        // Also what GitHub says where somebody was faster.
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

;// CONCATENATED MODULE: ./compiled/github/reads/thread-copy.js

/**
 * The thread as Markdown that shows everything byte for byte and notifies nobody: whatever other people wrote,
 * their names and the address included, is inside a fence or a code span.
 */
function renderThreadCopy(thread) {
    return [
        `Copy of ${renderCodeSpan(thread.url)}`,
        'Title:',
        renderFenced(thread.title),
        ...thread.pieces.map(renderPiece),
        ...(thread.patch === null ? [] : ['Patch:', renderFenced(thread.patch, 'diff')]),
        ...thread.notes,
        '',
    ].join('\n\n');
}
function renderPiece(piece) {
    const author = piece.author ? `${piece.author.login} (id ${piece.author.id})` : 'an account that is gone';
    const head = `${piece.what} by ${renderCodeSpan(author)} at ${renderCodeSpan(piece.at)}:`;
    return piece.body === '' ? `${head} (no text)` : `${head}\n\n${renderFenced(piece.body)}`;
}

;// CONCATENATED MODULE: ./compiled/github/reads/read-thread.js





/** The place that an address names, or undefined for any other address. A fragment or query is ignored. */
function read_thread_parseThreadUrl(url) {
    const match = /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d{1,10})\/?(?:[?#]\S*)?$/.exec(url.trim());
    const [, repo, number] = match ?? [];
    return repo === undefined || number === undefined ? undefined : { repo, number: Number(number) };
}
/**
 * A public issue or pull request, whole: one request for the thread, one per hundred comments; for a pull request
 * also itself, its patch, its reviews and the comments on its lines.
 */
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
/** Where a thread is now, by the address that it had. One request, two where it was moved. */
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
/** Where an issue was moved to is told only to those who can see the new place: within our owner, the triage repo. */
async function locateAt(room, place) {
    const isNear = pathOf(place.repo).owner.toLowerCase() === pathOf(room.repo).owner.toLowerCase();
    const answer = await room.client.rest({
        call: 'read-thread',
        target: isNear ? targetOf(place.repo, room.repo) : targetOf(place.repo),
        route: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
        parameters: { ...pathOf(place.repo), issue_number: place.number },
        expect: [404, 410],
        follow: false,
    });
    if (answer.status >= 400)
        return { kind: 'gone' };
    if (answer.status >= 300)
        return followMove(room, answer.headers.location ?? '');
    return { kind: 'here', place, raw: answer.data };
}
/** Only the place in the address is used, not the address: it is asked of the same GitHub. */
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
    const { number, repository_url } = answer.data;
    return { kind: 'moved', repo: repository_url.split('/').slice(-2).join('/'), number };
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

;// CONCATENATED MODULE: ./compiled/github/apply/threads.js




function threads_refused(status, why) {
    return { kind: 'refused', status, permission: null, why };
}
/**
 * Moves a public issue into the triage repo, which nothing takes back. Read right before: that the triage repo is
 * private, and where and in what state the issue is.
 */
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
/** By the old address, which leads to where the issue is now. */
async function lookUpTransfer(room, operation) {
    const found = await locateThread(room, operation.url);
    if (found.kind === 'moved' && found.repo.toLowerCase() === room.repo.toLowerCase())
        return { kind: 'already', result: { number: found.number } };
    const why = found.kind === 'refused' ? found.why : 'The issue is not where it was, and not in the triage repo.';
    return { kind: 'refused', status: 404, permission: null, why };
}
/**
 * Empties a public pull request and closes it in one request, then locks it. What was there stays in its history,
 * and its commits stay reachable: only a person can ask GitHub to remove them.
 */
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
/** Not sent twice: a lost answer is looked up by its claim. */
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

;// CONCATENATED MODULE: ./compiled/github/apply.js







/**
 * Carries out one operation. A refusal that a person can make good is an outcome; what makes going on pointless
 * (credentials, a permission of the base, no GitHub) is thrown.
 *
 * @throws GitHubTrouble
 */
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
            return openPost(room, operation);
    }
}
/** A refusal as an outcome, or thrown on. */
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
/**
 * Whether people take over where GitHub says no. Optional permissions always; of the base only a refusal of the
 * very call on an advisory (403), since its own rules may want a person, not a permission that was never granted.
 */
function hasHumanTwin(trouble, operation) {
    const need = NEEDS[operation.kind];
    if (need.kind === 'optional')
        return true;
    return need.where === 'project repos' && trouble.code === 'permission-missing' && trouble.status === 403;
}

;// CONCATENATED MODULE: ./compiled/github/find-done.js








/**
 * Whether an operation whose run died was carried out after all. Undefined: there is no sign of it. For a CVE
 * request that is not the same as not done: GitHub shows an id only once it is assigned, so a person is asked.
 *
 * @param claimedAt when the claim was put into the store, by GitHub's clock
 * @param selfId who would have created it, where known
 */
async function findDone(room, operation, claimedAt, selfId) {
    switch (operation.kind) {
        case 'create-case-issue':
            return findIssue(room, room.repo, operation, claimedAt, selfId);
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
/** An issue of ours of this title and text, opened since the claim: newest first, down to the claim's time. */
async function findIssue(room, repo, wanted, claimedAt, selfId) {
    for (let page = 1;; page++) {
        const { data } = await room.client.rest({
            call: 'find-done',
            target: targetOf(repo),
            route: 'GET /repos/{owner}/{repo}/issues',
            parameters: { ...pathOf(repo), state: 'all', sort: 'created', direction: 'desc', per_page: 100, page },
        });
        const issues = data;
        const since = issues.filter((issue) => isSince(issue.created_at, claimedAt));
        const found = since.find((issue) => issue.title === wanted.title &&
            sameText(issue.body, wanted.body) &&
            (selfId === null || observeUser(issue.user)?.id === selfId));
        if (found)
            return { kind: 'done', result: { number: found.number, url: found.html_url } };
        if (since.length < 100)
            return undefined;
    }
}
/** GitHub's times are whole seconds. */
function isSince(at, claimedAt) {
    return Math.floor(Date.parse(at) / 1_000) >= Math.floor(Date.parse(claimedAt) / 1_000);
}
/** An advisory that was not reported, with our summary, made since the claim. */
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
        const since = page.filter((raw) => isSince(raw.created_at, claimedAt));
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

;// CONCATENATED MODULE: ./compiled/github/reads/observe.js
/**
 * A person or bot by numeric id; null for an account that is gone or has none. Bots are named as in REST,
 * `name[bot]`: GraphQL leaves the suffix off where they are authors.
 */
function observeActor(raw) {
    const id = raw?.databaseId ?? raw?.user?.databaseId;
    if (!raw || typeof id !== 'number' || raw.login === undefined)
        return null;
    const isBot = raw.__typename === 'Bot' || raw.login.endsWith('[bot]');
    const login = isBot && !raw.login.endsWith('[bot]') ? `${raw.login}[bot]` : raw.login;
    return { id, login, kind: isBot ? 'bot' : 'user' };
}
/** As {@link observeActor}, for lists: whoever has no id is left out. */
function observePeople(nodes) {
    return (nodes ?? []).flatMap((raw) => observeActor(raw) ?? []);
}
function presentNodes(connection) {
    return (connection?.nodes ?? []).filter((node) => node !== null);
}
/** The issue, or null where there is none or where it is now in another repo. */
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
        comments: presentNodes(raw.comments).map(observeComment),
        commentsCut: raw.comments.pageInfo.hasPreviousPage,
    };
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

;// CONCATENATED MODULE: ./compiled/github/reads/triage.js





const ACTIONS_BOT_ID = 41_898_282;
/** Who we are. The token that a workflow gets by itself is refused: what it does starts no further run. */
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
/** Refusals that are answers: who else reads the repo, who owns the organisation, an issue or user that is none. */
function isAnswer(error) {
    return (isAt(error, ['repository', 'collaborators']) ||
        isAt(error, ['organization']) ||
        isAt(error, ['repository', 'issue'], 'NOT_FOUND'));
}
/** @throws GitHubTrouble; the kind of token is judged before what it may do, as it is the better advice. */
function readTriage(answer, call, repo) {
    const self = observeSelf(answer.data, call, repo);
    refuseErrors(answer.errors, isAnswer, call, repo);
    if (!answer.data.repository)
        throw new GitHubTrouble({ code: 'not-found', call, repo, status: 404 });
    return { self, repository: answer.data.repository };
}
/** The triage repo as a surface; further requests only where it has more than a hundred collaborators. */
async function readSurface(room, data, call) {
    const repository = data.repository;
    return {
        name: repository.nameWithOwner,
        isPrivate: repository.isPrivate,
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
/** Owners of an organisation of at most a hundred members; of a larger one `readSurroundings` tells them. */
function observeOwners(data) {
    const members = data.organization?.membersWithRole;
    if (!members || members.pageInfo.hasNextPage)
        return [];
    return observePeople((members.edges ?? []).flatMap((edge) => (edge?.role === 'ADMIN' ? [edge.node] : [])));
}
/**
 * Author of the newest commit on the store's branch, as far as GitHub vouches for it. An author is only what a
 * commit says; GitHub's own signature is on what was committed through its API or pages by that very account.
 */
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
/** Text of a file that came with a query; a big one is read again, whole (one request). */
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

;// CONCATENATED MODULE: ./compiled/github/reads/read-case.js







const inStore = (path) => `${STORE_BRANCH}:${path}`;
/** Which issue a case file names as the present one; the file is read by others, this is only for finding it. */
function issueNamedIn(storedText) {
    const named = /^issue: (\d+)\s*$/m.exec(storedText ?? '')?.[1];
    return named === undefined ? null : Number(named);
}
/**
 * One request. More only where a file is too big for the query, where the case's present issue has another
 * number than the case, or where the repo has more than a hundred collaborators.
 */
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
/** One request. */
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
/** One request per hundred cases; a further one where present issues have other numbers than their cases. */
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
/** One request. */
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

;// CONCATENATED MODULE: ./compiled/github/reads/read-runs.js

/**
 * Whether runs of the triage repo's workflows are still going; one request each. A run that is gone is dead, and
 * so is an id that cannot be a run's (a claim made outside of Actions).
 */
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

;// CONCATENATED MODULE: ./compiled/github/reads/read-surroundings.js





/** One request per owner; more for a team or an organisation of more than a hundred. */
async function readSurroundings(room, query) {
    const home = pathOf(room.repo).owner;
    const asked = groupByOwner(query, home);
    const answers = await Promise.all(asked.map((questions) => ask(room, questions, query)));
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
/** The triage repo's owner is always among them: its owners read what is written there. */
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
/** How projects name the tag of a version, the most usual first. */
function tagNames(name, version) {
    return [`v${version}`, version, `v.${version}`, `${name}@${version}`, `${name}@v${version}`];
}
/**
 * Asks with a token for the repos in question. An App that is not installed on one of them still reads what is
 * public there, so a token that was refused for a repo is asked for without naming any.
 */
async function ask(room, questions, query) {
    const named = [...questions.posts, ...questions.tags].map(({ repo }) => pathOf(repo).repo);
    const isHome = isSame(questions.owner, ownerOf(room.repo));
    const repositories = [...new Set([...(isHome ? [pathOf(room.repo).repo] : []), ...named])];
    const target = { owner: questions.owner, repositories };
    const send = (to) => room.client.graphql({
        call: 'read-surroundings',
        target: to,
        ...renderSurroundingsQuery(questions),
        allow: (error) => error.path[0] === 'organization' || ['NOT_FOUND', 'FORBIDDEN'].includes(error.type),
    });
    try {
        return await send(target);
    }
    catch (error) {
        if (!isTrouble(error, 'permission-missing') || error.status !== 422)
            return orNoAnswer(query, questions, error);
        return send(isHome ? { ...target, repositories: [pathOf(room.repo).repo] } : { ...target, repositories: 'all' });
    }
}
/**
 * No answer is an answer where nothing but the team was asked for (membership is then unknown), and where an owner
 * that is not ours has no App: its posts are for people. Anything else is thrown.
 */
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
/** Owners of the triage repo's organisation; a user owns what is theirs alone. */
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
/** In a large organisation only REST lists owners alone. */
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
/** The newest pull request from our branch in the repo itself, not from a fork that uses the same name. */
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

// EXTERNAL MODULE: ../../node_modules/universal-github-app-jwt/index.js + 3 modules
var universal_github_app_jwt = __webpack_require__(5922);
;// CONCATENATED MODULE: ./compiled/github/tokens.js



/** Tokens as narrow as the call allows, each made once per run. */
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
        return mintToken(options, app, installation, access, call);
    }
    return {
        tokenFor: (access, call) => once(minted, tokens_keyOf(access), () => mint(access, call)),
        forget: (access) => minted.delete(tokens_keyOf(access)),
    };
}
/** Remembers the promise, but not a failure. */
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
/** A request as the App itself. Where GitHub finds our clock wrong, its own time is used once. */
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
        return await (0,universal_github_app_jwt/* default */.A)({ id: app.clientId, privateKey: app.privateKey, now });
    }
    catch {
        // The library's message may quote the key.
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
/** A runner masks line by line, so each line of a key that says something is a secret of its own. */
function maskKey(privateKey, maskSecret) {
    maskSecret(privateKey);
    for (const line of privateKey.split(/\\n|\r?\n/)) {
        if (line.length >= 16 && !line.startsWith('-----'))
            maskSecret(line);
    }
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ../../node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(1329);
;// CONCATENATED MODULE: ./compiled/github/when-to-repeat.js
/** When a request that failed is sent again, and after how long. Pure. */
const SERVER_WAITS_MS = [1_000, 2_000, 4_000];
const LIMIT_ATTEMPTS = 4;
/** The longest that one answer may make a run wait. Jobs are billed by the minute. */
const LONGEST_WAIT_S = 120;
/** GitHub asks for at least a minute where it names no time. */
const UNNAMED_WAIT_S = 60;
/**
 * @param attempts how often the request was sent already, this one included
 * @param repeatable whether sending it twice does no harm; a limit is repeated anyway, since nothing was done
 */
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
/** Seconds to wait where the answer is a limit, primary or secondary, REST or GraphQL; undefined where it is none. */
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

;// CONCATENATED MODULE: ./compiled/github/transport.js




const TIMEOUT_MS = 30_000;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing() { }
/** Octokit with our own repeating, without spacing between requests, and without a word on any log. */
function createTransport(options) {
    const clients = new Map();
    let first = null;
    function clientFor(token) {
        const known = clients.get(token);
        if (known)
            return known;
        const made = (0,github/* getOctokit */.Q)(token, {
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
        if (made.kind === 'answer' && first === null)
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
/**
 * GraphQL answers come unread. Octokit's own reading looks at every value for numbers too big for JavaScript, which
 * no answer to our queries holds: over the hundred cases of one query that costs five times what reading them does.
 */
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
/** Octokit hands back text where JSON could not be parsed, or where something else answered. */
function isSensible(status, data, sending) {
    if (status < 200 || status >= 300 || status === 204 || status === 205)
        return true;
    if (sending.acceptText !== undefined)
        return typeof data === 'string';
    if (typeof data !== 'object' || data === null || data instanceof ArrayBuffer)
        return false;
    return sending.route !== 'graphql' || !isGraphqlFailure(data);
}
/** GraphQL's way of saying 500: status 200, no data, and an error that names neither type nor place. */
function isGraphqlFailure(body) {
    const { data, errors } = body;
    if (data || !Array.isArray(errors))
        return false;
    return errors.every((error) => !error || !('type' in error || 'locations' in error || 'path' in error));
}
/** GraphQL lives beside the REST API; on GitHub Enterprise Server under another prefix. */
function graphqlUrl(client) {
    const { baseUrl } = client.request.endpoint.DEFAULTS;
    return baseUrl.endsWith('/api/v3') ? `${baseUrl.slice(0, -'/v3'.length)}/graphql` : `${baseUrl}/graphql`;
}
function isoDate(header) {
    const at = Date.parse(header ?? '');
    return Number.isNaN(at) ? null : new Date(at).toISOString();
}

;// CONCATENATED MODULE: ./compiled/github/index.js













/** GitHub behind the port. Every method throws GitHubTrouble where its answer cannot be had. */
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
    const tokens = createTokens({ credentials, transport, maskSecret, clock: options.clock ?? Date.now });
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
        findAdvisories: (owners, since) => findAdvisories(room, owners, since),
        findForms: (label) => findForms(room, label),
        findDone: (operation, claimedAt) => findDone(room, operation, claimedAt, self?.id ?? null),
        apply: (operation, context) => applyOperation(room, operation, context),
        readVisibility: (repo) => readVisibility(room, repo),
        now: () => client.now(),
    };
}

;// CONCATENATED MODULE: ./compiled/github/public-reader.js



/** Reads what the public half of the release gate looks at: one request for the tag, one for the manifest. */
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

// EXTERNAL MODULE: ../../node_modules/@actions/core/lib/core.js + 18 modules
var core = __webpack_require__(3597);
// EXTERNAL MODULE: ./compiled/runner/read-runner.js + 1 modules
var read_runner = __webpack_require__(5387);
;// CONCATENATED MODULE: ./compiled/runner/read-credentials.js



/**
 * The credentials: `apps` maps each owner to the client id and private key of its App, `token` is for a single owner.
 * Every value is handed to `maskSecret` before anything else is done with it.
 */
function readCredentials(maskSecret) {
    const token = (0,core/* getInput */.V4)('token');
    const apps = (0,core/* getInput */.V4)('apps');
    if (token !== '')
        maskSecret(token);
    for (const secret of apps.match(/[A-Za-z0-9+/=]{24,}/g) ?? [])
        maskSecret(secret);
    if (apps !== '')
        return { kind: 'apps', apps: parseApps(apps, maskSecret) };
    if (token !== '')
        return { kind: 'token', token };
    throw new read_runner/* InputTrouble */.mz('Neither `apps` nor `token` is given. Store the credentials as a secret and hand it over with `with:`.');
}
const APPS_FORM = 'a map of owner to { client-id, private-key }, as YAML or JSON';
function parseApps(text, maskSecret) {
    const document = parseYaml(text, { maxLength: 200_000 });
    if (document.kind === 'bad')
        throw new read_runner/* InputTrouble */.mz(`The input apps cannot be read in line ${document.problem.line}: expected ${APPS_FORM}.`);
    if (!(0,read_runner/* isRecord */.u4)(document.value) || Object.keys(document.value).length === 0)
        throw new read_runner/* InputTrouble */.mz(`The input apps is not ${APPS_FORM}.`);
    const entries = Object.entries(document.value).map(([owner, app]) => {
        const clientId = (0,read_runner/* isRecord */.u4)(app) ? app['client-id'] : undefined;
        const privateKey = (0,read_runner/* isRecord */.u4)(app) ? app['private-key'] : undefined;
        if (typeof clientId !== 'string' || typeof privateKey !== 'string') {
            throw new read_runner/* InputTrouble */.mz(`The input apps has no client-id and private-key for ${owner}.`);
        }
        maskSecret(privateKey);
        return [owner, { clientId, privateKey: privateKey.replaceAll('\\n', '\n') }];
    });
    return Object.fromEntries(entries);
}

// EXTERNAL MODULE: ./compiled/runner/read-event.js
var read_event = __webpack_require__(8256);
// EXTERNAL MODULE: ./compiled/runner/run-action.js + 1 modules
var run_action = __webpack_require__(9071);
;// CONCATENATED MODULE: ./compiled/index.js


















/** Every action by its name: the only place that joins the parts. */
const USE_CASES = {
    conductor: conductor,
    intake: intake_intake,
    'ack-timer': ackTimer,
    privatize: privatize_privatize,
    'advisory-draft': advisoryDraft,
    'release-gate': releaseGate,
    announce: announce,
};
/** Carries out one action; `main.ts` has answered what concerns no case. */
async function start(name, runner) {
    if (name === 'release-gate' && (runner.isPublic === true || (0,read_runner/* readInput */.R5)('tag') !== ''))
        return startCheck(runner);
    if (runner.isPublic === true)
        throw new ProcessTrouble('not-in-triage-repo', 'This action belongs in the private triage repo.');
    const event = (0,read_event/* readEventOf */.s)(runner);
    if (event.name === '')
        throw new ProcessTrouble('bad-input', 'GITHUB_EVENT_NAME is not set. Run this as a step of a GitHub workflow.');
    const dryRun = (0,read_runner/* readDryRun */.n0)();
    const github = createGitHub({
        credentials: readCredentials(run_action/* maskSecret */.$l),
        repo: runner.repo,
        run: runner.run,
        maskSecret: run_action/* maskSecret */.$l,
        sleep: async (ms) => void (await (0,promises_.setTimeout)(ms)),
        digestOf: advisoryDigest,
    });
    return USE_CASES[name]({ github, npm: createNpmReader(), run: runner.run }, event, dryRun);
}
/** The public half of the gate, in a project repo: public knowledge and the job's own token. */
async function startCheck(runner) {
    const credentials = readCredentials(run_action/* maskSecret */.$l);
    if (credentials.kind !== 'token')
        throw new ProcessTrouble('bad-input', "The check of a release takes the job's own token.");
    const reader = createPublicReader({
        token: credentials.token,
        repo: runner.repo,
        sleep: async (ms) => void (await (0,promises_.setTimeout)(ms)),
    });
    return checkRelease({ reader, npm: createNpmReader() }, (0,read_runner/* readInput */.R5)('tag') || runner.ref.replace(/^refs\/tags\//, ''));
}
/** Errors of the rooms, as reason codes. */
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


/***/ })

};
