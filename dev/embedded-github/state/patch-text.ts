/** Diffs as text. Simple on purpose: one hunk a file, from the first to the last line that differs. */
import type { Blob, Commit } from '../world.ts';
import { blobText, type FileDiff } from './tree.ts';

const context = 3;

export interface FilePatch {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified';
  readonly additions: number;
  readonly deletions: number;
  /** Hunks only, as in `patch` of the REST API. */
  readonly hunks: string;
}

function linesOf(blob: Blob | null): string[] {
  if (!blob) return [];
  const text = blobText(blob);
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export function patchFile(diff: FileDiff): FilePatch {
  const before = linesOf(diff.before);
  const after = linesOf(diff.after);
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  const lead = before.slice(Math.max(0, start - context), start);
  const tail = before.slice(before.length - end, before.length - end + context);
  const from = start - lead.length;
  const oldCount = lead.length + removed.length + tail.length;
  const newCount = lead.length + added.length + tail.length;
  const head = `@@ -${oldCount === 0 ? 0 : from + 1},${oldCount} +${newCount === 0 ? 0 : from + 1},${newCount} @@`;
  const mark = (sign: string, lines: readonly string[]): string[] => lines.map((line) => sign + line);
  const body = [...mark(' ', lead), ...mark('-', removed), ...mark('+', added), ...mark(' ', tail)];
  return {
    path: diff.path,
    status: diff.before === null ? 'added' : diff.after === null ? 'removed' : 'modified',
    additions: added.length,
    deletions: removed.length,
    hunks: [head, ...body].join('\n'),
  };
}

/** What `git diff` would print. */
export function renderDiff(diffs: readonly FileDiff[]): string {
  return diffs
    .map((diff) => {
      const patch = patchFile(diff);
      const lines = [`diff --git a/${diff.path} b/${diff.path}`];
      if (patch.status === 'added') lines.push('new file mode 100644');
      if (patch.status === 'removed') lines.push('deleted file mode 100644');
      const ids = `${diff.before?.oid.slice(0, 7) ?? '0000000'}..${diff.after?.oid.slice(0, 7) ?? '0000000'}`;
      lines.push(`index ${ids}${patch.status === 'modified' ? ' 100644' : ''}`);
      lines.push(`--- ${diff.before ? `a/${diff.path}` : '/dev/null'}`);
      lines.push(`+++ ${diff.after ? `b/${diff.path}` : '/dev/null'}`);
      return `${[...lines, patch.hunks].join('\n')}\n`;
    })
    .join('');
}

/** What `git format-patch` would print for one commit. */
export function renderPatch(commit: Commit, diffs: readonly FileDiff[]): string {
  const [subject = '', ...rest] = commit.message.split('\n');
  const body = rest.join('\n').trim();
  return [
    `From ${commit.oid} Mon Sep 17 00:00:00 2001`,
    `From: ${commit.authorName} <${commit.authorEmail}>`,
    `Date: ${new Date(commit.at).toUTCString()}`,
    `Subject: [PATCH] ${subject}`,
    '',
    ...(body === '' ? [] : [body, '']),
    '---',
    renderDiff(diffs),
  ].join('\n');
}
