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
  private constructor(
    readonly url: string,
    /** The folder with its database. */
    readonly data: string,
    private readonly child: ChildProcess,
    private readonly log: string[],
  ) {}

  static async start(extra: string[] = []): Promise<Server> {
    const page = fromXtask('ARGUS_PAGE');
    const data = await mkdtemp(path.join(os.tmpdir(), 'argus-end2end-'));
    const listen = `127.0.0.1:${await freePort()}`;
    const child = spawn(
      fromXtask('ARGUS_BIN'),
      ['serve', '--listen', listen, '--data', data, '--page', page, ...extra],
      { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const log: string[] = [];
    child.stdout.on('data', (text) => log.push(String(text)));
    child.stderr.on('data', (text) => log.push(String(text)));
    child.on('error', (error) => log.push(`cannot be started: ${error.message}\n`));
    // A worker that ends without its teardown must not leave a server behind.
    process.once('exit', () => child.kill('SIGKILL'));

    const server = new Server(`http://${listen}`, data, child, log);
    try {
      await server.ready();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Runs the command line on this server's data: `server.argus('ingest', 'suricata', file, …)`. */
  async argus(...words: string[]): Promise<{ stdout: string; stderr: string }> {
    return promisify(execFile)(fromXtask('ARGUS_BIN'), [...words, '--data', this.data], {
      env: environment(),
      maxBuffer: 16 * 1024 * 1024,
    });
  }

  /** What it has written so far, to be attached to a failed test. */
  output(): string {
    return this.log.join('');
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.running()) {
      this.child.kill('SIGTERM');
      const patience = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(patience);
    }
    await rm(this.data, { recursive: true, force: true });
  }

  private running(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
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
