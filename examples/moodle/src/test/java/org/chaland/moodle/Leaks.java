package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Listens to all logs, and looks for secrets and personal data in them and in failures. */
final class Leaks implements AutoCloseable {

    private static final List<String> CANARIES =
            List.of(MoodleDouble.TOKEN, "tokenOf", "Canary", "canary", "CANARY", "Passw0rd", "Zoe", "<p>", "<div>");

    private final Logger logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = logger.getLevel();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final StringWriter heardByJdk = new StringWriter();
    private final java.util.logging.Logger jdk = java.util.logging.Logger.getLogger("jdk.httpclient.HttpClient");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            heardByJdk.append(line.getMessage()).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Leaks() {
        heard.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(heard);
        jdk.setLevel(java.util.logging.Level.ALL);
        jdk.addHandler(handler);
    }

    void assertNoneIn(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertNoneIn(text.toString());
    }

    void assertNoneIn(String text) {
        assertThat(CANARIES).noneMatch(text::contains);
    }

    void assertNoneLogged() {
        heard.list.forEach(line -> assertNoneIn(line.getFormattedMessage()));
        assertNoneIn(heardByJdk.toString());
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
        logger.setLevel(before);
        jdk.removeHandler(handler);
    }
}
