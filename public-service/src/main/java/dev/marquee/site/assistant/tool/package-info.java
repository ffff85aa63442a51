/** What the assistant may find out and propose, with the rights of whoever asks. */
@NullMarked
package dev.marquee.site.assistant.tool;

import org.jspecify.annotations.NullMarked;
