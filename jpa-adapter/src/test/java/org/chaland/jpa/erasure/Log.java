package org.chaland.jpa.erasure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** All that is logged: by us at TRACE, by others at DEBUG. */
final class Log implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.chaland");
    private final Level usual = root.getLevel();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    Log() {
        events.start();
        root.addAppender(events);
        root.setLevel(Level.DEBUG);
        ours.setLevel(Level.TRACE);
    }

    List<String> lines() {
        return List.copyOf(events.list).stream().flatMap(Log::texts).toList();
    }

    private static Stream<String> texts(ILoggingEvent event) {
        var thrown = Stream.iterate(event.getThrowableProxy(), cause -> cause != null, IThrowableProxy::getCause);
        return Stream.concat(Stream.of(event.getFormattedMessage()), thrown.map(IThrowableProxy::getMessage))
                .map(String::valueOf);
    }

    @Override
    public void close() {
        root.detachAppender(events);
        root.setLevel(usual);
        ours.setLevel(null);
    }
}
