-- Cases. `case` is a word of SQL, hence the table's name.

CREATE TABLE soc_case (
    id              {id},
    customer_id     BIGINT NOT NULL REFERENCES customer (id),
    name            TEXT NOT NULL,
    description     TEXT NOT NULL,
    state           TEXT NOT NULL,
    classification  TEXT,
    soc_ticket      TEXT,
    opened_at       BIGINT NOT NULL,
    opened_by       BIGINT NOT NULL REFERENCES app_user (id),
    closed_at       BIGINT,
    version         BIGINT NOT NULL
);
CREATE INDEX soc_case_customer ON soc_case (customer_id, id);
CREATE INDEX soc_case_state ON soc_case (state, id);

-- Kinds of cases, by the classes and incident types of the eCSIRT.net / ENISA reference taxonomy.
CREATE TABLE classification (
    name      TEXT NOT NULL PRIMARY KEY,
    label     TEXT NOT NULL,
    position  BIGINT NOT NULL
);
INSERT INTO classification (position, name, label) VALUES
    (1,  'abusive-content:spam',                              'Abusive content: spam'),
    (2,  'malicious-code:infected-system',                    'Malicious code: infected system'),
    (3,  'malicious-code:c2-server',                          'Malicious code: command and control server'),
    (4,  'malicious-code:malware-distribution',               'Malicious code: malware distribution'),
    (5,  'malicious-code:ransomware',                         'Malicious code: ransomware'),
    (6,  'information-gathering:scanner',                     'Information gathering: scanning'),
    (7,  'information-gathering:sniffing',                    'Information gathering: sniffing'),
    (8,  'information-gathering:social-engineering',          'Information gathering: social engineering'),
    (9,  'intrusion-attempts:exploit-known-vuln',             'Intrusion attempt: known vulnerability'),
    (10, 'intrusion-attempts:brute-force',                    'Intrusion attempt: log-in attempts'),
    (11, 'intrusion-attempts:new-attack-signature',           'Intrusion attempt: new attack'),
    (12, 'intrusions:privileged-account-compromise',          'Intrusion: privileged account'),
    (13, 'intrusions:unprivileged-account-compromise',        'Intrusion: unprivileged account'),
    (14, 'intrusions:application-compromise',                 'Intrusion: application'),
    (15, 'intrusions:system-compromise',                      'Intrusion: system'),
    (16, 'availability:ddos',                                 'Availability: denial of service'),
    (17, 'availability:sabotage',                             'Availability: sabotage'),
    (18, 'availability:outage',                               'Availability: outage'),
    (19, 'information-content-security:unauthorised-access',  'Information: unauthorised access'),
    (20, 'information-content-security:data-loss',            'Information: loss'),
    (21, 'information-content-security:data-leak',            'Information: leak'),
    (22, 'fraud:phishing',                                    'Fraud: phishing'),
    (23, 'fraud:masquerade',                                  'Fraud: masquerade'),
    (24, 'vulnerable:vulnerable-system',                      'Vulnerable: system'),
    (25, 'other:other',                                       'Other'),
    (26, 'test:test',                                         'Test');
