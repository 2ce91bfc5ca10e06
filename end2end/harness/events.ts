/**
 * Events for the page to show: records as Suricata writes them, and events as programs submit them.
 */
import { addCustomer, Person, type Customer } from './people';
import type { Server } from './server';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface Alert {
  /** How many milliseconds ago it happened. */
  ago: number;
  signature?: string;
  sid?: number;
  /** As Suricata counts: 1 is the worst. */
  severity?: number;
  from?: string;
  to?: string;
  port?: number;
  blocked?: boolean;
}

/** One line of an eve.json. */
export function eve(alert: Alert, index = 0): string {
  const { ago, signature = 'TEST alert', sid = 9_000_000, severity = 2, blocked = false } = alert;
  return JSON.stringify({
    timestamp: new Date(Date.now() - ago).toISOString().replace('Z', '000+0000'),
    flow_id: 1_000_000 + index,
    event_type: 'alert',
    src_ip: alert.from ?? `10.9.0.${(index % 250) + 1}`,
    src_port: 40_000 + (index % 20_000),
    dest_ip: alert.to ?? '198.51.100.7',
    dest_port: alert.port ?? 443,
    proto: 'TCP',
    app_proto: 'tls',
    in_iface: 'eth1',
    vlan: 12,
    tls: { version: 'TLS 1.2', subject: 'CN=example.org', ja3: { hash: 'e7d705a3286e19ea42f587b344ee6865' } },
    alert: {
      action: blocked ? 'blocked' : 'allowed',
      gid: 1,
      signature_id: sid,
      rev: 3,
      signature,
      category: 'Made up for a test',
      severity,
    },
    flow: { pkts_toserver: index + 1, pkts_toclient: 2 },
  });
}

export async function ingest(server: Server, customer: Customer, alerts: Alert[]): Promise<void> {
  const input = alerts.map(eve).join('\n');
  await server.command(['ingest', 'suricata', '-', '--customer', customer.shortName], { input });
}

/** Submits one event to the REST API. */
export async function submit(server: Server, key: string, event: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${server.url}/events/v2/event`, {
    method: 'POST',
    headers: { 'Argus-API-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(event),
  });
  if (!answer.ok) {
    throw new Error(`the event was not taken: ${answer.status} ${await answer.text()}`);
  }
}

/** What most tests of the events page look at. Made once per server; nobody changes it. */
export interface Scene {
  /** Sees both customers. */
  analyst: Person;
  /** 130 events within the last 33 hours, whose counts follow from [`many`]. */
  many: Customer;
  /** The worked example of the events service's address search: five of eight match 192.168.1.32/28. */
  example: Customer;
}

const KINDS = ['TROJAN check-in to a known server', 'SCAN port scan', 'POLICY odd client', 'INFO odd header'];

/** Every fourth is of one severity, every third of one port, every fifth blocked; ten to each /24. */
function many(): Alert[] {
  return Array.from({ length: 130 }, (_, index) => ({
    ago: (index + 1) * 15 * MINUTE,
    signature: KINDS[index % 4],
    sid: 9_000_001 + (index % 4),
    severity: (index % 4) + 1,
    from: `10.7.${Math.floor(index / 10)}.${(index % 10) + 1}`,
    port: [22, 80, 443][index % 3],
    blocked: index % 5 === 0,
  }));
}

const MATCHING = ['192.168.1.32/28', '192.168.1.33', '192.168.1.40/29', '192.168.1.0/24', '0.0.0.0/0'];
const OTHERS = ['192.168.1.48', '192.168.2.0/24', '192.168.1.128/25'];

export async function makeScene(server: Server): Promise<Scene> {
  const [crowd, example] = [await addCustomer(server, 'Many'), await addCustomer(server, 'Example')];
  await ingest(server, crowd, many());
  const sensor = await Person.add(server, [example], 'Sensors', 'Sensor One');
  const key = await sensor.key();
  for (const ip of [...MATCHING, ...OTHERS]) {
    await submit(server, key, {
      signature: `EXAMPLE ${ip}`,
      severity: 'medium',
      protocol: 'TCP',
      startTimestamp: Date.now() - HOUR,
      source: { ip },
      destination: { ip: '203.0.113.9', port: 443 },
    });
  }
  return { analyst: await Person.add(server, [crowd, example]), many: crowd, example };
}
