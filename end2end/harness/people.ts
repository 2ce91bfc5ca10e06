/**
 * People with customers of their own: what one test does is not seen by another on the same server.
 */
import type { Page } from '@playwright/test';
import type { Server } from './server';

export const PASSWORD = 'correct horse battery';

export interface Customer {
  id: number;
  shortName: string;
  name: string;
}

let last = 0;

/** A customer that nobody else has. */
export async function addCustomer(server: Server, name = 'Customer'): Promise<Customer> {
  last += 1;
  const shortName = `${name.toLowerCase().replace(/[^a-z]+/g, '-')}-${last}`;
  const { stdout } = await server.argus('customer', 'add', shortName, `${name} ${last}`);
  const id = Number(/\((\d+)\)/.exec(stdout)?.[1]);
  return { id, shortName, name: `${name} ${last}` };
}

/** Somebody of a group who sees these customers. */
export class Person {
  private constructor(
    private readonly server: Server,
    readonly login: string,
    readonly name: string,
    readonly customers: Customer[],
  ) {}

  static async add(server: Server, customers: Customer[], group = 'Analysts', name = 'Anna Berg'): Promise<Person> {
    last += 1;
    const login = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${last}`;
    const words = ['user', 'add', login, '--name', name, '--group', group];
    for (const customer of customers) {
      words.push('--customer', customer.shortName);
    }
    await server.command(words, { env: { ARGUS_PASSWORD: PASSWORD } });
    return new Person(server, login, name, customers);
  }

  /** The first of the customers: most have only one. */
  get customer(): Customer {
    return this.customers[0];
  }

  /** A key for the REST API. */
  async key(): Promise<string> {
    const { stdout } = await this.server.argus('key', 'add', this.login);
    return stdout.trim();
  }

  /** Begins a session without the form. */
  async session(): Promise<Session> {
    return Session.begin(this.server, this.login, PASSWORD);
  }

  /** Logs a page's browser in without the form. */
  async enter(page: Page): Promise<Session> {
    const session = await this.session();
    await session.use(page);
    return session;
  }
}

/** Calls the page's own server functions. */
export class Session {
  private constructor(
    private readonly server: Server,
    private readonly token: string,
  ) {}

  static async begin(server: Server, login: string, password: string): Promise<Session> {
    const answer = await post(server, 'session/log-in', { login, password });
    const token = /argus_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
    if (!token) {
      throw new Error(`${login} could not log in: ${answer.status} ${await answer.text()}`);
    }
    return new Session(server, token);
  }

  async use(page: Page): Promise<void> {
    const cookie = { name: 'argus_session', value: this.token, url: this.server.url, httpOnly: true };
    await page.context().addCookies([{ ...cookie, sameSite: 'Lax' }]);
  }

  async call<T = unknown>(name: string, body: unknown): Promise<T> {
    const answer = await post(this.server, name, body, this.token);
    if (!answer.ok) {
      throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    }
    return (await answer.json()) as T;
  }

  /** Gives the case's number. */
  async createCase(customer: Customer, name: string, more: Record<string, unknown> = {}): Promise<number> {
    const nothing = { template: null, classification: null, soc_ticket: null };
    const fields = { customer: customer.id, name, description: `About ${name}.`, ...nothing, ...more };
    return (await this.call<{ id: number }>('case/create', { new: fields })).id;
  }

  /** A file of a case. */
  async attach(id: number, name: string, content: string): Promise<{ id: number }> {
    const answer = await fetch(`${this.server.url}/attachments?case=${id}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie: `argus_session=${this.token}`, 'sec-fetch-site': 'same-origin' },
      body: content,
    });
    if (!answer.ok) {
      throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    }
    return (await answer.json()) as { id: number };
  }

  async switchCase(id: number | null): Promise<void> {
    await this.call('session/switch-case', { case: id });
  }
}

async function post(server: Server, name: string, body: unknown, token = ''): Promise<Response> {
  return fetch(`${server.url}/page/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `argus_session=${token}` },
    body: JSON.stringify(body),
  });
}
