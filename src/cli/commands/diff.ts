/** `rostrum diff`: what a deploy must upload and delete to turn one built site into another. Reads manifests, uploads nothing. */
import { escapeControls } from '../../diagnostics/format.ts';
import type { Host } from '../../io/host.ts';
import { absolutePath, createNodeHost } from '../../io/node-host.ts';
import { type DeployPlan, type DeployStep, planDeploy } from '../../io/plan-deploy.ts';
import { type Deployment, readDeployment } from '../../io/read-deployment.ts';
import { describeDiagnostics } from '../print-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { EXIT, UsageError } from '../usage-error.ts';

export interface DiffFlags {
  readonly json?: boolean;
}

const SIGNS: Readonly<Record<DeployStep['action'], string>> = { add: '+', change: '~', delete: '-' };

/** Prints the steps of a deploy, in order. Differences are no failure. */
export async function runDiff(old: string, next: string, flags: DiffFlags, terminal: Terminal): Promise<number> {
  for (const path of [old, next])
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path))
      throw new UsageError(
        `${path} is an address, and only folders and files are compared`,
        'Fetch its manifest first: curl -fsSo deployed.json https://talks.example.org/build-manifest.json',
      );
  const host = createNodeHost();
  const [before, after] = [await open(host, old, terminal), await open(host, next, terminal)];
  if (before === undefined || after === undefined) return EXIT.usageOrBug;
  const plan = planDeploy(before, after);
  if (flags.json === true) terminal.print(describeAsJson(plan));
  else {
    for (const { action, path } of plan.steps) terminal.print(`${SIGNS[action]} ${escapeControls(path)}`);
    terminal.print(describeCounts(plan));
  }
  return EXIT.fine;
}

async function open(host: Host, path: string, terminal: Terminal): Promise<Deployment | undefined> {
  const { value, diagnostics } = await readDeployment(host, absolutePath(path));
  if (diagnostics.length > 0)
    terminal.note(describeDiagnostics(diagnostics, absolutePath('.'), 'pretty', terminal.noteStyle));
  return value;
}

/** `2 new, 14 changed, 1 deleted, 498 unchanged; 183204 bytes to upload`. */
function describeCounts({ added, changed, deleted, unchanged, bytesToUpload }: DeployPlan): string {
  const counts = `${added} new, ${changed} changed, ${deleted} deleted, ${unchanged} unchanged`;
  return `${counts}; ${bytesToUpload} bytes to upload`;
}

function describeAsJson({ steps, bytesToUpload, ...counts }: DeployPlan): string {
  return JSON.stringify({ counts, bytesToUpload, steps }, undefined, 2);
}
