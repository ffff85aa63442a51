package dev.marquee.notification.content;

import org.jspecify.annotations.Nullable;

/**
 * Words of an organiser, tried out by who writes them, with the facts of nobody.
 *
 * @param kind of the mails that they are for
 * @param words null for the usual ones
 */
public record TemplateTestMail(MailKind kind, @Nullable OwnWords words) implements MailContent {}
