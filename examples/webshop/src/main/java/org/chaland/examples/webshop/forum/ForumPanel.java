package org.chaland.examples.webshop.forum;

import java.util.List;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Visit;
import org.chaland.spi.PanelContent;
import org.chaland.spi.SupportPanel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What learners talk about: nothing so far, so that the block shows its own message; or a failure, where it is set so. */
@Component
class ForumPanel implements SupportPanel {

    private final MessageSource texts;
    private final boolean down;

    ForumPanel(MessageSource texts, @Value("${webshop.forum-down}") boolean down) {
        this.texts = texts;
        this.down = down;
    }

    @Override
    public String id() {
        return "forum";
    }

    /** After the advice desk. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<PanelContent> content(Visit visit, CustomerId customer) {
        if (down) {
            throw new IllegalStateException("The forum does not answer: set webshop.forum-down to false.");
        }
        return Optional.of(new PanelContent(
                texts.getMessage("forum.title", null, visit.locale()),
                List.of(),
                texts.getMessage("forum.empty", null, visit.locale())));
    }
}
