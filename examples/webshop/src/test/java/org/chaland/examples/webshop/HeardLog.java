package org.chaland.examples.webshop;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** All that is logged while a test runs; of Chaland and of the shop, to the last detail. */
final class HeardLog implements BeforeEachCallback, AfterEachCallback {

    private static final String OURS = "org.chaland";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        listen();
    }

    /** Again, after a shop was started: that sets the logs up anew. */
    void listen() {
        log.start();
        logger("ROOT").addAppender(log);
        logger(OURS).addAppender(log);
        logger(OURS).setAdditive(false);
        logger(OURS).setLevel(Level.TRACE);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger("ROOT").detachAppender(log);
        logger(OURS).detachAppender(log);
        logger(OURS).setAdditive(true);
        logger(OURS).setLevel(Level.WARN);
    }

    /** The lines, and the traces of what was thrown, in lower case. */
    List<String> lines() {
        return List.copyOf(log.list).stream()
                .flatMap(event -> Stream.of(event.getFormattedMessage(), trace(event)))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String trace(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
