#!/usr/bin/env python3
"""Checks the lot of a waiting room, from what anybody can download.

    curl -s https://…/api/events/7/waiting-room/proof >proof.json
    python3 docs/verify-draw.py proof.json [SHA-256 of the seed, as you saw it before the draw] [your place]
"""
import hashlib
import hmac
import json
import sys


def order(seed, places):
    listed = hashlib.sha256("\n".join(sorted(set(places))).encode()).hexdigest()
    lot = {place: hmac.new(seed.encode(), f"{listed}:{place}".encode(), "sha256").hexdigest() for place in places}
    return sorted(lot, key=lambda place: (lot[place], place))


def main(file, published=None, own=None):
    with open(file, encoding="utf-8") as source:
        proof = json.load(source)
    seed, drawn = proof["seed"], proof["places"]
    commitment = hashlib.sha256(seed.encode()).hexdigest()
    if commitment != (published or proof["seed_hash"]):
        sys.exit(f"The seed is not the one that was published: its SHA-256 is {commitment}.")
    numbers = {line["place"]: line["number"] for line in drawn}
    for number, place in enumerate(order(seed, numbers), 1):
        if numbers[place] != number:
            sys.exit(f"{place} should be number {number}, and is number {numbers[place]}.")
    print(f"All {len(numbers)} numbers follow from the seed.")
    if own:
        if own not in numbers:
            sys.exit("Your place was not drawn: it was given after the start, or left out.")
        print(f"Yours is number {numbers[own]}.")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:4])
