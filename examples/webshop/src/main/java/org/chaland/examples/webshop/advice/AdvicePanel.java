package org.chaland.examples.webshop.advice;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Visit;
import org.chaland.spi.PanelContent;
import org.chaland.spi.SupportItem;
import org.chaland.spi.SupportPanel;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** When the desk is open, and how to write to it. */
@Component
class AdvicePanel implements SupportPanel {

    private static final URI DESK = URI.create("mailto:advice@example.org");

    private final MessageSource texts;

    AdvicePanel(MessageSource texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return "advice";
    }

    @Override
    public Optional<PanelContent> content(Visit visit, CustomerId customer) {
        return Optional.of(new PanelContent(
                text("advice.title", visit.locale()),
                List.of(
                        SupportItem.of(text("advice.hours", visit.locale())),
                        SupportItem.of(text("advice.write", visit.locale()), DESK)),
                text("advice.closed", visit.locale())));
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
