/**
 * A real server with an empty database of its own, for one worker's tests.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const ADMIN = { user: 'admin', password: 'browser-tests-only' };

/** How long a server may take to answer before something must be wrong. */
const START_LIMIT_MS = 20_000;

export class Server {
  private child?: ChildProcess;
  private readonly log: string[] = [];

  private constructor(
    private readonly listen: string,
    /** The folder with its database. */
    readonly data: string,
    private readonly extra: string[],
  ) {
    // A worker that ends without its teardown must not leave a server behind.
    process.once('exit', () => this.child?.kill('SIGKILL'));
  }

  static async start(extra: string[] = []): Promise<Server> {
    const data = await mkdtemp(path.join(os.tmpdir(), 'argus-end2end-'));
    const server = new Server(`127.0.0.1:${await freePort()}`, data, extra);
    try {
      await server.resume();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  get url(): string {
    return `http://${this.listen}`;
  }

  /** Starts it where it was before, with the data that it had. */
  async resume(): Promise<void> {
    const child = spawn(
      fromXtask('ARGUS_BIN'),
      ['serve', '--listen', this.listen, '--data', this.data, '--page', fromXtask('ARGUS_PAGE'), ...this.extra],
      { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.on('data', (text) => this.log.push(String(text)));
    child.stderr.on('data', (text) => this.log.push(String(text)));
    child.on('error', (error) => this.log.push(`cannot be started: ${error.message}\n`));
    this.child = child;
    await this.ready();
  }

  /** Runs the command line on this server's data: `server.argus('ingest', 'suricata', file, …)`. */
  async argus(...words: string[]): Promise<{ stdout: string; stderr: string }> {
    return this.command(words);
  }

  /** The same, with settings of the environment or with something to read. */
  async command(
    words: string[],
    { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
  ): Promise<{ stdout: string; stderr: string }> {
    const running = promisify(execFile)(fromXtask('ARGUS_BIN'), [...words, '--data', this.data], {
      env: { ...environment(), ...env },
      maxBuffer: 16 * 1024 * 1024,
    });
    // A command that reads nothing may have ended by now.
    running.child.stdin?.on('error', () => {});
    running.child.stdin?.end(input);
    return running;
  }

  /** What it has written so far, to be attached to a failed test. */
  output(): string {
    return this.log.join('');
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.halt('SIGTERM');
    await rm(this.data, { recursive: true, force: true });
  }

  /** Ends it, as it does when a machine goes down. Its data stay. */
  async halt(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (child && this.running()) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      const patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(patience);
    }
  }

  private running(): boolean {
    const child = this.child;
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
  }

  private async ready(): Promise<void> {
    const limit = Date.now() + START_LIMIT_MS;
    while (Date.now() < limit) {
      if (!this.running()) {
        throw new Error(`the server ended at once:\n${this.output()}`);
      }
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the server did not answer within ${START_LIMIT_MS / 1000} s:\n${this.output()}`);
  }
}

function fromXtask(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run this through \`cargo xtask test --only browser\``);
  }
  return value;
}

/** Settings of the person who runs the tests must not reach the server under test. */
function environment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('ARGUS_'));
  return { ...Object.fromEntries(others), ARGUS_ADMIN_PASSWORD: ADMIN.password };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
