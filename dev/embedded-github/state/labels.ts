/** Labels of a repository and on issues. */
import { demand, may, writeOn } from '../access.ts';
import { deliver } from '../events.ts';
import { journal } from '../journal.ts';
import { issueShape, labelShape } from '../rest/shapes-issues.ts';
import { pullSimpleShape } from '../rest/shapes-pulls.ts';
import { type Ctx, HttpError, type Issue, type Label, type Repo } from '../world.ts';
import { labelByName, repoOf, takeId } from './find.ts';
import { memoryOf, remember } from './timeline.ts';
import { invalid, invalidField } from './validate.ts';

const labelLimit = 100;
const defaultColor = 'ededed';

export interface LabelFields {
  readonly name?: string;
  readonly color?: string;
  readonly description?: string | null;
}

const writeLabels = { need: { issues: 'write', pull_requests: 'write' }, role: 'write' } as const;

export function createRepoLabel(
  ctx: Ctx,
  repo: Repo,
  fields: LabelFields & { readonly name: string },
): Label {
  demand(ctx, repo, writeLabels);
  if (labelByName(repo, fields.name)) {
    throw invalid([{ resource: 'Label', field: 'name', code: 'already_exists' }]);
  }
  return makeLabel(ctx, repo, fields);
}

function makeLabel(ctx: Ctx, repo: Repo, fields: LabelFields & { readonly name: string }): Label {
  checkLabel(fields);
  const label: Label = {
    id: takeId(ctx.world),
    name: fields.name,
    color: fields.color ?? defaultColor,
    description: fields.description ?? null,
    isDefault: false,
  };
  repo.labels.push(label);
  journal(
    ctx,
    repo,
    'label-definition',
    [label.name, label.description].filter(Boolean).join('\n'),
    label.name,
  );
  deliver(ctx, repo, 'label', 'created', { label: labelShape(ctx.world, repo, label) });
  return label;
}

function checkLabel(fields: LabelFields): void {
  if (fields.name !== undefined && (fields.name.trim() === '' || fields.name.length > 50)) {
    throw invalidField('Label', 'name', 'name must have 1 to 50 characters');
  }
  if (fields.color !== undefined && !/^[0-9a-f]{6}$/i.test(fields.color)) {
    throw invalidField('Label', 'color', 'color must be six hexadecimal digits');
  }
  if ((fields.description ?? '').length > 100) {
    throw invalidField('Label', 'description', 'description is too long (maximum is 100 characters)');
  }
}

export function updateRepoLabel(ctx: Ctx, repo: Repo, label: Label, fields: LabelFields): void {
  demand(ctx, repo, writeLabels);
  checkLabel(fields);
  const other = fields.name === undefined ? undefined : labelByName(repo, fields.name);
  if (other && other !== label) throw invalid([{ resource: 'Label', field: 'name', code: 'already_exists' }]);
  const changes = fields.name === undefined ? {} : { name: { from: label.name } };
  label.name = fields.name ?? label.name;
  label.color = fields.color ?? label.color;
  if (fields.description !== undefined) label.description = fields.description;
  eachMemory(ctx, label, (memory) => Object.assign(memory, { name: label.name, color: label.color }));
  journal(
    ctx,
    repo,
    'label-definition',
    [label.name, label.description].filter(Boolean).join('\n'),
    label.name,
  );
  deliver(ctx, repo, 'label', 'edited', { changes, label: labelShape(ctx.world, repo, label) });
}

/** Takes the label off every issue and blanks it in their past events, as GitHub does. */
export function deleteRepoLabel(ctx: Ctx, repo: Repo, label: Label): void {
  demand(ctx, repo, writeLabels);
  const shape = labelShape(ctx.world, repo, label);
  repo.labels = repo.labels.filter((one) => one !== label);
  for (const id of repo.numbers.values()) {
    const issue = ctx.world.issues.get(id);
    if (issue) issue.labelIds = issue.labelIds.filter((one) => one !== label.id);
  }
  eachMemory(ctx, label, (memory) => Object.assign(memory, { name: null, color: null }));
  deliver(ctx, repo, 'label', 'deleted', { label: shape });
}

function eachMemory(ctx: Ctx, label: Label, change: (memory: { name: string | null }) => void): void {
  for (const issue of ctx.world.issues.values()) {
    for (const { fact } of issue.timeline) {
      if ((fact.kind === 'labeled' || fact.kind === 'unlabeled') && fact.label.labelId === label.id) {
        change(fact.label);
      }
    }
  }
}

/** Whether this request may put labels on: people need triage; others are silently ignored on creation. */
export function mayLabel(ctx: Ctx, issue: Issue): boolean {
  return may(ctx, repoOf(ctx.world, issue), writeOn(issue, 'triage'));
}

/** Adds labels by name; one that the repository does not have is made. Already there: nothing happens. */
export function addLabels(ctx: Ctx, issue: Issue, names: readonly string[]): void {
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, writeOn(issue, 'triage'));
  const wanted = new Set([...issue.labelIds.map(String), ...names.map((name) => name.toLowerCase())]);
  if (wanted.size > labelLimit) {
    throw invalidField('Issue', 'labels', `Cannot have more than ${labelLimit} labels`, 'custom');
  }
  for (const name of names) {
    const label = labelByName(repo, name) ?? makeLabel(ctx, repo, { name });
    addLabel(ctx, issue, label);
  }
}

/** One label, without any check of permission. */
export function addLabel(ctx: Ctx, issue: Issue, label: Label): void {
  if (issue.labelIds.includes(label.id)) return;
  issue.labelIds.push(label.id);
  remember(ctx, issue, { kind: 'labeled', label: memoryOf(label) });
  const repo = repoOf(ctx.world, issue);
  journal(ctx, repo, 'label', label.name, issue.number);
  deliverIssue(ctx, issue, 'labeled', { label: labelShape(ctx.world, repo, label) });
}

/** 404 when the issue does not carry it. */
export function removeLabel(ctx: Ctx, issue: Issue, name: string): void {
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, writeOn(issue, 'triage'));
  const label = labelByName(repo, name);
  if (!label || !issue.labelIds.includes(label.id)) throw new HttpError(404, 'Label does not exist');
  dropLabel(ctx, issue, label);
}

function dropLabel(ctx: Ctx, issue: Issue, label: Label): void {
  issue.labelIds = issue.labelIds.filter((id) => id !== label.id);
  remember(ctx, issue, { kind: 'unlabeled', label: memoryOf(label) });
  const shape = labelShape(ctx.world, repoOf(ctx.world, issue), label);
  deliverIssue(ctx, issue, 'unlabeled', { label: shape });
}

/** Makes the labels exactly these. */
export function setLabels(ctx: Ctx, issue: Issue, names: readonly string[]): void {
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, writeOn(issue, 'triage'));
  const keep = new Set(names.map((name) => name.toLowerCase()));
  for (const label of repo.labels) {
    if (issue.labelIds.includes(label.id) && !keep.has(label.name.toLowerCase()))
      dropLabel(ctx, issue, label);
  }
  addLabels(ctx, issue, names);
}

/** An `issues` or `pull_request` event about this issue. */
export function deliverIssue(
  ctx: Ctx,
  issue: Issue,
  action: string,
  parts: Readonly<Record<string, unknown>> = {},
): void {
  const repo = repoOf(ctx.world, issue);
  if (issue.pull) {
    const pull = pullSimpleShape(ctx.world, issue);
    deliver(ctx, repo, 'pull_request', action, { number: issue.number, pull_request: pull, ...parts });
  } else {
    deliver(ctx, repo, 'issues', action, { issue: issueShape(ctx.world, issue), ...parts });
  }
}
