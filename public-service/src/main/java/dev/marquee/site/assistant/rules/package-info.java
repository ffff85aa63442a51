/** Understands questions and answers them by rules, in several languages, without a model. */
@NullMarked
package dev.marquee.site.assistant.rules;

import org.jspecify.annotations.NullMarked;
