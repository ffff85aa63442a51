#!/usr/bin/env python3
"""Verifies an exported audit trail, without anything of Marquee's and without a library.

    python3 docs/verify-audit.py audit-trail.ndjson [public key, 64 digits] [file of heads that you kept]

Exit status 0: whole, 1: broken, 2: cannot be read. ./run --verify-audit does the same, faster, and names the kind of fault.
"""
import hashlib
import hmac
import json
import sys

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def point(raw):  # of Ed25519, RFC 8032
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    return (P - x if x & 1 != sign else x), y


def add(a, b):
    (x, y), (u, v) = a, b
    k = D * x * u * y * v
    return (x * v + u * y) * pow(1 + k, -1, P) % P, (y * v + x * u) * pow(1 - k, -1, P) % P


def times(n, a):
    total = (0, 1)
    while n:
        total, a, n = (add(total, a) if n & 1 else total), add(a, a), n >> 1
    return total


def signed(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    return s < ORDER and times(s, point(bytes([88] + [102] * 31))) == add(point(r), times(h, point(key)))


def spelled(value):  # RFC 8785, for texts, whole numbers and names in ASCII
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check(true, what, seq):
    if not true:
        print(f"Broken at entry {seq}: {what}.")
        sys.exit(1)


def main(file, own=None, kept=None):
    hashes, missing, count, footer, key, before, furthest, trusted = {}, set(), 0, None, own, "0" * 64, None, {}

    def digest(head):
        return hashlib.sha256(b"\2" + spelled(head)).hexdigest()

    def vouch(head, signature):
        nonlocal key, before, furthest
        key = key or header["keys"][head["key_id"]]
        trusted[hashlib.sha256(key.encode()).hexdigest()[:16]] = key
        check(head["prev_head"] == before and head["chain"] == header["chain"] and hashes.get(head["seq"]) == head["hash"], "a head", head["seq"])
        check(signed(bytes.fromhex(key), b"\2" + spelled(head), bytes.fromhex(signature)), "a signature", head["seq"])
        key, before, furthest = head.get("next_key", key), digest(head), head

    with open(file, "rb") as lines:
        header = json.loads(next(lines))
        first, last, base = header["first"], "0" * 64, header.get("base")
        if base:
            hashes[base["head"]["seq"]], last, before = base["head"]["hash"], base["head"]["hash"], base["head"]["prev_head"]
            vouch(base["head"], base["signature"])
        seq, pruned = first - 1, not base
        check(seq == (base["head"]["seq"] if base else -1), "it does not begin where it says", first)
        for raw in lines:
            line = json.loads(raw)
            check(spelled(line) == raw.rstrip(b"\n") and not footer, "the line is not as it was written", seq + 1)
            if line["type"] == "entry":
                entry, seq = line["public"], seq + 1
                check(not count and entry["seq"] == seq, "another entry stands there", seq)
                check(hashlib.sha256(b"\0" + spelled(entry)).hexdigest() == line["hash"], "its hash", seq)
                check(entry["prev"] == last, "the hash of the one before", seq)
                for name, part in line["parts"].items():
                    mac = hmac.new(bytes.fromhex(part["salt"]), f"marquee-audit-v1\0{name}\0{part['value']}".encode(), "sha256")
                    check(mac.hexdigest() == entry["parts"].get(name), f"its part {name}", seq)
                missing |= {f"{seq}:{name}" for name in entry.get("parts", {}) if name not in line["parts"]}
                missing -= set(entry.get("erased", []) if entry.get("action") == "person.erased" else [])
                pruned |= entry.get("action") == "audit.pruned" and entry["target"] == f"audit:{first - 1}"
                last = hashes[seq] = line["hash"]
            elif line["type"] == "head":
                vouch(line["head"], line["signature"])
                count += 1
            else:
                footer = line
    check(footer and (footer["entries"], footer["heads"], footer["last_hash"]) == (seq - first + 1, count, last), "the end is missing", seq + 1)
    check(not missing, "a part is missing", min((int(one.split(":")[0]) for one in missing), default=0))
    check(pruned, "what was before is missing, and no entry says that it was pruned", first - 1)
    trusted.update({hashlib.sha256(key.encode()).hexdigest()[:16]: key} if key else {})
    for line in [json.loads(line) for line in open(kept, "rb")] if kept else []:
        head = line["head"]
        if head["seq"] >= first:
            by = trusted.get(head["key_id"]) or ("" if trusted else header["keys"].get(head["key_id"], ""))
            check(hashes.get(head["seq"]) == head["hash"], "a head that you kept", head["seq"])
            check(by and signed(bytes.fromhex(by), b"\2" + spelled(head), bytes.fromhex(line["signature"])), "the signature of a head that you kept", head["seq"])
            furthest = head if not furthest or head["seq"] > furthest["seq"] else furthest
    check(furthest or not own, "nothing is signed by your key", seq)
    print(f"Whole: {seq - first + 1} entries up to {seq}, {count} signed heads.")
    if base:
        print(f"It begins after entry {first - 1}, by the head of {base['head']['day']}: what was before was deleted.")
    print(f"Signed up to entry {furthest['seq']}, on {furthest['day']}; what comes after is not signed yet." if furthest else "Nothing is signed yet.")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:4]) if len(sys.argv) > 1 else sys.exit(__doc__)
    except (OSError, ValueError, KeyError, StopIteration) as unreadable:
        print(f"It cannot be read: {unreadable!r}")
        sys.exit(2)
