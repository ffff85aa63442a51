/** Answers by a language model that speaks OpenAI's protocol, within hard limits. */
@NullMarked
package dev.marquee.site.assistant.model;

import org.jspecify.annotations.NullMarked;
