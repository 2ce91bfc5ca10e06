"""Evidence that a module registers."""

from argus_dim.host.state import STATE


class EvidenceStorage:
    @staticmethod
    def is_evidence_registered(case_id, sha256):
        return any(entry.get("sha256") == sha256 for entry in STATE.evidence)

    @staticmethod
    def add_evidence(case_id, filename, description, size, sha256, date_added, user_id):
        fields = {"filename": filename, "description": description, "size": size, "sha256": sha256}
        STATE.evidence.append(fields)
        STATE.added.append({"op": "add", "type": "evidence", "fields": fields})
        return True
