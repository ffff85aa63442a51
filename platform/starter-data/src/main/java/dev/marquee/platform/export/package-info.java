/** Lists as files, for spreadsheets. */
@NullMarked
package dev.marquee.platform.export;

import org.jspecify.annotations.NullMarked;
