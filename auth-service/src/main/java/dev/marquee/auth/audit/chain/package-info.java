/** Seals the trail: a chain by hash, signed heads, erasure that leaves it valid, its export. */
@NullMarked
package dev.marquee.auth.audit.chain;

import org.jspecify.annotations.NullMarked;
