package org.chaland.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Silences the library meanwhile: what goes wrong on purpose a million times is not worth a line each. */
final class Quiet implements BeforeAllCallback, AfterAllCallback {

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.chaland");
    private final Level before = logger.getLevel();

    @Override
    public void beforeAll(ExtensionContext context) {
        logger.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        logger.setLevel(before);
    }
}
