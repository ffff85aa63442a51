package dev.marquee.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarrierThreadsTest {

    private final @Nullable String before = System.getProperty(CarrierThreads.SETTING);

    @AfterEach
    void leave() {
        if (before == null) System.clearProperty(CarrierThreads.SETTING);
        else System.setProperty(CarrierThreads.SETTING, before);
    }

    @Test
    void there_are_more_of_them_than_few_processors() {
        System.clearProperty(CarrierThreads.SETTING);
        CarrierThreads.provide();
        assertThat(
                        Integer.getInteger(
                                CarrierThreads.SETTING, Runtime.getRuntime().availableProcessors()))
                .isGreaterThanOrEqualTo(CarrierThreads.FEWEST);
    }

    @Test
    void what_was_said_for_the_jvm_stays() {
        System.setProperty(CarrierThreads.SETTING, "3");
        CarrierThreads.provide();
        assertThat(System.getProperty(CarrierThreads.SETTING)).isEqualTo("3");
    }
}
