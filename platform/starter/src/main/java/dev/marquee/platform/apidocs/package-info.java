/**
 * What every service's OpenAPI description says without being told: who may come, and how it
 * refuses.
 */
@NullMarked
package dev.marquee.platform.apidocs;

import org.jspecify.annotations.NullMarked;
