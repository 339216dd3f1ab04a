import type { RepoName } from './repos.ts';

/**
 * `true`: it is as the report says. `moved`: it is or was there in another place, under another name, at another time, in
 * what a build makes, or may be the reporter's own or another package's. `invented`: nobody ever had it.
 */
export type Label = 'true' | 'moved' | 'invented';

/** Sentences of one report: what each names as the case shows it, and whether that is so. */
export interface LabelledReport {
  readonly repo: RepoName;
  readonly says: readonly (readonly [Label | null, string, string])[];
}

export const LABELLED_REPORTS: readonly LabelledReport[] = [
  {
    repo: 'parser',
    says: [
      ['true', '1.1.0', 'I tested parser 1.1.0 on Node.js 22.1.0.'],
      ['true', 'lib/parse.js', 'The flaw is in `lib/parse.js`.'],
      [
        'true',
        'parseHeader in lib/parse.js',
        'The function `parseHeader()` in `lib/parse.js` trusts its input.',
      ],
      ['true', 'lib/limits.js', 'Nothing stops it, although `lib/limits.js` counts.'],
      ['true', 'lib/old-names.js', 'See also lib/old-names.js for the same habit.'],
      ['invented', 'lib/sanitizer/core.js', 'The check in `lib/sanitizer/core.js` comes too late.'],
    ],
  },
  {
    repo: 'parser',
    says: [
      ['true', '1.2.0', 'Affected version: 1.2.0'],
      ['moved', 'lib/old-names.js', 'The cause is in `lib/old-names.js`.'],
      ['moved', 'parseHeader in lib/parse.js', 'It starts in `parseHeader()` (lib/parse.js).'],
      ['true', 'lib/router/layer.js:2', 'A loop at lib/router/layer.js:2 never ends.'],
      ['invented', 'lib/router/layer.js:900', 'It ends at `lib/router/layer.js:900`.'],
    ],
  },
  {
    repo: 'parser',
    says: [
      ['invented', '1.2.9', 'The current version 1.2.9 is affected.'],
      ['moved', 'lib/limits.js', 'The file `lib/limits.js` has the flaw.'],
    ],
  },
  {
    repo: 'parser',
    says: [
      ['invented', '9.4.1', 'I found this in parser 9.4.1.'],
      ['moved', '1.1.5', 'It is in parser 1.1.5 too.'],
    ],
  },
  {
    repo: 'parser',
    says: [
      ['true', 'lib/parse.js', 'User input reaches lib/parse.js unchecked.'],
      ['true', 'readBody in lib/parse.js', 'It is `readBody` in lib/parse.js that concatenates.'],
      [
        'invented',
        'evaluateTemplate in lib/parse.js',
        'The function `evaluateTemplate()` in `lib/parse.js` calls eval.',
      ],
      ['invented', 'lib/render/template-engine.js', 'The sink is in `lib/render/template-engine.js`.'],
      ['invented', 'src/auth/tokens.js', 'Tokens leak from `src/auth/tokens.js`.'],
    ],
  },
  {
    repo: 'parser',
    says: [
      [null, '', 'Affected: < 1.3.0, fixed in 1.3.0.'],
      ['moved', 'dist/parser.min.js', 'The browser build dist/parser.min.js has it.'],
      ['moved', 'lib/compiled/tables.js', 'The tables are in `lib/compiled/tables.js`.'],
      ['moved', 'lib/router.js', 'The router in `lib/router.js` hands it on.'],
      ['moved', 'lib/parser.js', 'The parser itself is `lib/parser.js`.'],
      ['moved', 'lib/Parse.js', 'On Windows it is lib/Parse.js.'],
    ],
  },
  {
    repo: 'parser',
    says: [
      ['true', '1.0.0', 'Tested with parser@1.0.0.'],
      ['moved', 'lib/parse.js', 'at parseHeader (/app/node_modules/parser/lib/parse.js:2:9)'],
      ['moved', 'lib/limits.js', 'There is no check in `lib/limits.js`.'],
      ['moved', 'routes/users.js', 'In my application the file `routes/users.js` passes it on.'],
      ['moved', 'lib/escape-all.js', 'You could add `lib/escape-all.js` for this.'],
      ['moved', 'lib/stringify.js', 'It is also in `lib/stringify.js` of qs.'],
    ],
  },
  {
    repo: 'parser',
    says: [
      ['true', '1.0.0', 'Version 1.0.0 has it.'],
      ['true', 'bin/cli.js', '`bin/cli.js`: `runCommand()` takes any argument.'],
      ['true', 'runCommand in bin/cli.js', ''],
      ['true', 'lib/router/index.js', 'Its caller is dispatchRequest() in lib/router/index.js.'],
      ['true', 'dispatchRequest in lib/router/index.js', ''],
      [
        'invented',
        'verifySignature in bin/cli.js',
        'The function `verifySignature()` in `bin/cli.js` returns true.',
      ],
    ],
  },
  {
    repo: 'parser',
    says: [
      ['true', 'qs', 'It comes through the dependency `qs`.'],
      ['moved', 'left-pad', 'The dependency `left-pad` is old.'],
      ['moved', 'GHSA-2222-3333-4444', 'This is like GHSA-2222-3333-4444.'],
      ['moved', 'CVE-2021-99999', 'It bypasses the fix of CVE-2021-99999.'],
      ['moved', 'deadbee1', 'It came with commit deadbee1.'],
      [
        'invented',
        '0123456789abcdef0123456789abcdef01234567',
        'It was introduced in commit 0123456789abcdef0123456789abcdef01234567.',
      ],
      [
        'moved',
        'fedcba9876543210fedcba9876543210fedcba98',
        'The llhttp commit fedcba9876543210fedcba9876543210fedcba98 did the same.',
      ],
    ],
  },
  {
    repo: 'parser',
    says: [
      [null, '', '## Summary'],
      ['true', 'lib/fold-case.js', 'Names are folded in `lib/fold-case.js`.'],
      [
        'true',
        'normaliseName in lib/fold-case.js',
        'This is what `normaliseName` in `lib/fold-case.js` does.',
      ],
      [
        'moved',
        'parse_header in lib/headers.js',
        'The method `parse_header` in `lib/headers.js` is the same.',
      ],
      ['moved', 'app.js', 'Start `app.js:3` to see it.'],
      ['moved', 'get in lib/headers.js', 'See `app.get()` in `lib/headers.js`.'],
    ],
  },
  {
    repo: 'parser',
    says: [
      [null, '', '### Affected versions'],
      ['true', '1.0.0', '1.0.0'],
      ['true', '1.1.0', '1.1.0'],
      ['true', '1.2.0', '1.2.0'],
      [null, '', '### Details'],
      ['true', 'lib/old-names.js', 'It is in `lib/old-names.js`.'],
      ['moved', 'lib/quota/count.js', 'Later it is in `lib/quota/count.js`.'],
      ['invented', 'lib/crypto/weak-random.js', 'The ids come from `lib/crypto/weak-random.js`.'],
    ],
  },
  {
    repo: 'kit',
    says: [
      ['true', '2.0.0', 'I tested @kit/core 2.0.0.'],
      ['true', 'packages/core/src/session.ts', 'See `packages/core/src/session.ts`.'],
      ['true', 'src/session.ts', 'In the package it is `src/session.ts`.'],
      [
        'true',
        'sealCookie in packages/core/src/session.ts',
        'It is `sealCookie()` in `packages/core/src/session.ts`.',
      ],
      ['moved', 'lib/session.js', 'What is installed is `lib/session.js`.'],
      ['moved', 'dist/index.js', 'It is called from `dist/index.js`.'],
      [
        'moved',
        'packages/core/lib/codec/frames.js',
        'The frames are in `packages/core/lib/codec/frames.js`.',
      ],
      [
        'invented',
        'packages/core/src/oauth/provider.ts',
        'The flow in `packages/core/src/oauth/provider.ts` lacks state.',
      ],
    ],
  },
  {
    repo: 'kit',
    says: [
      ['true', '2.1.0', 'Version 2.1.0 is affected.'],
      ['moved', 'packages/core/src/store/memory.ts', 'The cause: `packages/core/src/store/memory.ts`'],
      [
        'moved',
        'forgetOldest in packages/core/src/store/memory.ts',
        'It is `forgetOldest()` in `packages/core/src/store/memory.ts`.',
      ],
      ['true', 'packages/cli/src/args.ts', 'Arguments come from packages/cli/src/args.ts.'],
      [
        'invented',
        'decodeWebhook in packages/cli/src/args.ts',
        'The function `decodeWebhook()` in `packages/cli/src/args.ts` has no limit.',
      ],
    ],
  },
  {
    repo: 'kit',
    says: [
      ['moved', '1.0.0', 'Version 1.0.0 is affected.'],
      ['moved', '2.0.1', 'So is version 2.0.1-beta.'],
      ['true', 'packages/cli/src/main.ts', 'The server is started by packages/cli/src/main.ts.'],
      [
        'true',
        'startServer in packages/cli/src/main.ts',
        '`packages/cli/src/main.ts` -> `startServer()` binds to all addresses.',
      ],
    ],
  },
  {
    repo: 'kit',
    says: [
      ['true', 'packages/core/src/cache/keep.ts', 'See `packages/core/src/cache/keep.ts`.'],
      ['moved', 'types/session.d.ts', 'The types in `types/session.d.ts` are wrong as well.'],
      ['moved', 'third_party/zlib/inflate.c', 'It is the flaw of `third_party/zlib/inflate.c`.'],
      [
        'invented',
        'packages/core/src/ldap/bind.ts',
        'Anonymous access by `packages/core/src/ldap/bind.ts` works.',
      ],
      ['invented', 'packages/admin/src/panel.ts', 'The panel `packages/admin/src/panel.ts` shows it.'],
    ],
  },
  {
    repo: 'tools',
    says: [
      ['true', '0.9.0', 'I use tools 0.9.0.'],
      ['true', 'src/tools/archive.py', 'The file `src/tools/archive.py` follows links.'],
      [
        'true',
        'extract_member in src/tools/archive.py',
        '`extract_member()` in `src/tools/archive.py` joins paths.',
      ],
      ['true', 'tools/archive.py', 'As installed, it is tools/archive.py.'],
      ['moved', 'src/tools/_version.py', 'The version is in src/tools/_version.py.'],
      ['moved', 'src/tools/speed.c', 'The same is in `src/tools/speed.c`.'],
      ['moved', 'src/tools/config.h', 'The limit is in `src/tools/config.h`.'],
      ['invented', 'src/tools/pickle_cache.py', 'Objects are loaded in `src/tools/pickle_cache.py`.'],
    ],
  },
  {
    repo: 'tools',
    says: [
      ['true', '0.10.0', 'tools 0.10.0 is vulnerable.'],
      ['moved', 'src/tools/fetch.py', 'Requests are made in `src/tools/fetch.py`.'],
      ['moved', 'open_url in src/tools/fetch.py', 'It is `open_url()` in `src/tools/fetch.py`.'],
      ['true', 'src/tools/net/client.py', 'It is also in src/tools/net/client.py.'],
      ['invented', 'src/tools/net/websocket_proxy.py', 'The proxy is in `src/tools/net/websocket_proxy.py`.'],
    ],
  },
  {
    repo: 'tools',
    says: [
      ['moved', '0.9.1', 'tools 0.9.1 is affected.'],
      ['moved', 'src/tools/archive.py', 'See src/tools/archive.py.'],
      ['moved', 'src/tools/wrapper.py', 'The code in `src/tools/wrapper.py` does it as well.'],
    ],
  },
  {
    repo: 'tools',
    says: [
      [
        'moved',
        'extract_member in src/tools/net/client.py',
        'The function `extract_member()` in `src/tools/net/client.py` joins paths.',
      ],
      ['true', 'list_members in src/tools/archive.py', 'So does `list_members()` in `src/tools/archive.py`.'],
      ['invented', 'src/tools/shell_runner.py', 'Commands are run by `src/tools/shell_runner.py`.'],
      [
        'invented',
        'src/tools/xml/entity_loader.py',
        'Entities are read in `src/tools/xml/entity_loader.py`.',
      ],
    ],
  },
  {
    repo: 'parser',
    says: [
      [
        'true',
        'lib/headers.js',
        'See https://github.com/example-org/parser/blob/v1.2.0/lib/headers.js for it.',
      ],
      ['moved', 'lib/gone.js', 'See https://github.com/example-org/parser/blob/next/lib/gone.js for it.'],
      ['moved', 'lib/relay.js', "It is like express's `lib/relay.js`."],
      ['moved', 'lib/helper.js', 'As in ljharb/qs, `lib/helper.js` merges.'],
      ['moved', 'poc/attack.js', 'Run `poc/attack.js` to see it.'],
      ['invented', 'lib/session/cookie-store.js', 'The state is kept by `lib/session/cookie-store.js`.'],
    ],
  },
];
