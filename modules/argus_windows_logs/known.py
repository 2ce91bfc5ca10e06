"""Records that analysts look for, with what they say and how much they weigh by themselves."""

from __future__ import annotations

_SECURITY = {
    1102: ("Audit log cleared", "high"),
    4611: ("Trusted logon process registered", "low"),
    4616: ("System time changed", "medium"),
    4624: ("Logged on", "low"),
    4625: ("Logon failed", "medium"),
    4634: ("Logged off", "low"),
    4648: ("Logon with explicit credentials", "medium"),
    4657: ("Registry value changed", "low"),
    4663: ("Object accessed", "low"),
    4672: ("Special privileges assigned", "low"),
    4673: ("Privileged service called", "low"),
    4688: ("Process created", "low"),
    4697: ("Service installed", "high"),
    4698: ("Scheduled task created", "medium"),
    4702: ("Scheduled task changed", "medium"),
    4719: ("Audit policy changed", "high"),
    4720: ("User created", "medium"),
    4722: ("User enabled", "medium"),
    4724: ("Password reset by another", "medium"),
    4728: ("Member added to global group", "medium"),
    4732: ("Member added to local group", "medium"),
    4740: ("User locked out", "medium"),
    4756: ("Member added to universal group", "medium"),
    4768: ("Kerberos ticket-granting ticket requested", "low"),
    4769: ("Kerberos service ticket requested", "low"),
    4771: ("Kerberos pre-authentication failed", "medium"),
    4776: ("Credentials validated by NTLM", "low"),
    5140: ("Network share accessed", "low"),
    5145: ("Network share object checked", "low"),
    5152: ("Packet blocked by the filtering platform", "low"),
    5156: ("Connection permitted by the filtering platform", "low"),
    5157: ("Connection blocked by the filtering platform", "low"),
}

_SYSTEM = {
    104: ("Log cleared", "high"),
    7045: ("Service installed", "high"),
    7040: ("Start type of a service changed", "medium"),
}

_POWERSHELL = {4103: ("PowerShell module logged", "low"), 4104: ("PowerShell script block", "medium")}

_DEFENDER = {
    1116: ("Malware found", "high"),
    1117: ("Action taken against malware", "medium"),
    5001: ("Real-time protection switched off", "high"),
}

#: By channel and event id.
KNOWN: dict[tuple[str, int], tuple[str, str]] = {
    (channel, number): known
    for channel, table in (
        ("Security", _SECURITY),
        ("System", _SYSTEM),
        ("Microsoft-Windows-PowerShell/Operational", _POWERSHELL),
        ("Microsoft-Windows-Windows Defender/Operational", _DEFENDER),
    )
    for number, known in table.items()
}
