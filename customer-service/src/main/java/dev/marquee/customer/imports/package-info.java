/** Customers from a file: read and shown first, added once that is confirmed. */
@NullMarked
package dev.marquee.customer.imports;

import org.jspecify.annotations.NullMarked;
