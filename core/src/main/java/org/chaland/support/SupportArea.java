package org.chaland.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.Product;
import org.chaland.spi.SupportItem;

/**
 * A customer's support area, to be shown to this customer only. Immutable. The text forms of the area, its blocks and its lines leave
 * the values out.
 */
public final class SupportArea implements SupportOutcome {

    private final AreaTexts texts;
    private final String name;
    private final Block<Block<Line<OrderDescription>>> transactions;
    private final Block<Line<Product>> products;
    private final Block<Line<Seat>> seats;
    private final Block<Line<SupportItem>> documents;
    private final List<Block<SupportItem>> panels;
    private final Map<LinkKind, SupportItem> links;

    SupportArea(
            AreaTexts texts,
            String name,
            OwnBlocks own,
            List<Block<SupportItem>> panels,
            Map<LinkKind, SupportItem> links) {
        this.texts = texts;
        this.name = name;
        transactions = own.transactions();
        products = own.products();
        seats = own.seatLines();
        documents = own.documents();
        this.panels = List.copyOf(panels);
        this.links = links;
    }

    /** Returns the heading. */
    public String title() {
        return texts.of("support.title");
    }

    /** Returns the customer's name; an empty text if it is not known. */
    public String name() {
        return name;
    }

    /**
     * Returns the purchases in one block for each state: {@code placed}, {@code completed} and {@code cancelled}. A state without
     * purchases has no block. Each line holds a description without products and documents, and the day as its note.
     */
    public Block<Block<Line<OrderDescription>>> transactions() {
        return transactions;
    }

    /** Returns the products of paid purchases, each with its validity as its note. */
    public Block<Line<Product>> products() {
        return products;
    }

    /** Returns the seats of paid purchases, each with its participant, or how many are free, as its note; and those of the customer. */
    public Block<Line<Seat>> seats() {
        return seats;
    }

    /** Returns the documents of paid purchases. Each has an address; the note is empty. */
    public Block<Line<SupportItem>> documents() {
        return documents;
    }

    /** Returns the blocks of other modules, in their order; unmodifiable. */
    public List<Block<SupportItem>> panels() {
        return panels;
    }

    /** Returns the links to other pages, in the order of {@link LinkKind}, each with an address; unmodifiable. */
    public Map<LinkKind, SupportItem> links() {
        return links;
    }

    /** Returns the notice that the account is personal and its password must not be shared. */
    public String accountNotice() {
        return texts.of("support.notice.account");
    }

    /** Returns the notice that says who sees personal data. */
    public String personalDataNotice() {
        return texts.of("support.notice.personalData");
    }

    @Override
    public String toString() {
        return "SupportArea[panels=" + panels.size() + "]";
    }

    /**
     * A block of the area.
     *
     * @param <L> what a line shows
     */
    public static final class Block<L> {

        private final String id;
        private final String title;
        private final List<L> lines;
        private final Optional<String> message;
        private boolean failed;
        private Optional<String> more = Optional.empty();

        private Block(String id, String title, List<L> lines, Optional<String> message) {
            this.id = id;
            this.title = title;
            this.lines = List.copyOf(lines);
            this.message = message;
        }

        static <L> Block<L> of(String id, String title, List<L> lines, Optional<String> message) {
            return new Block<>(id, title, lines, message);
        }

        /** Creates a block of which the host's part failed; the message says so. */
        static <L> Block<L> failed(String id, String title, List<L> lines, String message) {
            var block = new Block<>(id, title, lines, Optional.of(message));
            block.failed = true;
            return block;
        }

        Block<L> more(Optional<String> cursor) {
            var block = new Block<>(id, title, lines, message);
            block.failed = failed;
            block.more = cursor;
            return block;
        }

        /** Returns the id: a lower-case name, unique in the area; for a panel, its own id. */
        public String id() {
            return id;
        }

        /** Returns the heading. */
        public String title() {
            return title;
        }

        /** Returns the lines of this page; unmodifiable. */
        public List<L> lines() {
            return lines;
        }

        /** Returns a text that says why lines are missing; empty if none are. */
        public Optional<String> message() {
            return message;
        }

        /** Returns whether the host's panel or purchase history failed, so that this block is incomplete. */
        public boolean failed() {
            return failed;
        }

        /** Returns the cursor of the next page, for {@link Support#open(Visit, boolean, Optional)}; empty on the last page. */
        public Optional<String> more() {
            return more;
        }

        @Override
        public String toString() {
            return "Block[id=" + id + ", lines=" + lines.size() + ", failed=" + failed + "]";
        }
    }

    /**
     * A line that belongs to a purchase.
     *
     * @param ref the purchase
     * @param shown what the host says about it
     * @param state whether it can be used now
     * @param note its state as a text, such as a day or a participant; may be empty
     * @param <T> what the host says about it
     */
    public record Line<T>(PurchaseRef ref, T shown, State state, String note) {

        @Override
        public String toString() {
            return "Line[" + ref + ", state=" + state + "]";
        }
    }

    /** Whether a product or a seat is in use, or a purchase paid. */
    public enum State {
        /** A product that is not valid yet, a free seat, or a purchase that waits for its payment. */
        PENDING,
        /** A product that is valid, an assigned seat, a document, or a paid purchase. */
        ACTIVE,
        /** A product that is no longer valid, or a cancelled purchase. */
        ENDED
    }

    /** Where a link of the area leads. */
    public enum LinkKind {
        /** The support course at the learning provider. */
        COURSE,
        /** The shop. */
        SHOP,
        /** The sales administration, for staff. */
        ADMINISTRATION
    }
}
