package dev.marquee.auth.recovery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the way back.
 *
 * @param recoverAdmin the address of an account that this start makes an administrator who can sign
 *     in; empty for none
 */
@Validated
@ConfigurationProperties("marquee.auth")
record RecoverySettings(@DefaultValue("") String recoverAdmin) {}
