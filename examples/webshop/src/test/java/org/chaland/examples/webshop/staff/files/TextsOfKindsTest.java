package org.chaland.examples.webshop.staff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.model.AuditEntry;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.junit.jupiter.api.Test;

/** Whatever kind there is, and may be one day, staff read what it is. */
class TextsOfKindsTest {

    private static final Map<String, Enum<?>[]> KINDS = Map.ofEntries(
            Map.entry("staff.task.kind.", Task.Kind.values()),
            Map.entry("staff.task.state.", Task.Waiting.values()),
            Map.entry("staff.link.state.", Link.State.values()),
            Map.entry("staff.link.proof.", Link.Proof.values()),
            Map.entry("staff.audit.", AuditEntry.Action.values()),
            Map.entry(
                    "staff.merge.refused.",
                    new Enum<?>[] {Refusal.SAME_RECORD, Refusal.UNKNOWN, Refusal.NOT_IN_USE, Refusal.TWO_ACCOUNTS}),
            Map.entry("staff.runAgain.", new Enum<?>[] {Refusal.NOT_WAITING, Refusal.UNKNOWN}),
            Map.entry("staff.purchase.wrong.", new Enum<?>[] {Refusal.OTHER_CUSTOMER, Refusal.CANCELLED}),
            Map.entry("staff.link.refused.", new Enum<?>[] {
                Refusal.LINKED_ELSEWHERE, Refusal.OTHER_ACCOUNT, Refusal.NOT_USABLE, Refusal.UNAVAILABLE
            }),
            Map.entry("support.state.", Purchase.State.values()),
            Map.entry("staff.import.state.", ImportJob.State.values()),
            Map.entry("staff.import.progress.", ImportJob.State.values()),
            Map.entry("staff.import.kind.", ReportLine.Kind.values()),
            Map.entry("staff.import.unreadable.", CsvReading.Reason.values()));

    @Test
    void everyKindHasItsText() throws IOException {
        var texts = new Properties();
        try (var stream = Objects.requireNonNull(
                TextsOfKindsTest.class.getClassLoader().getResourceAsStream("messages_en.properties"))) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }

        KINDS.forEach((prefix, kinds) -> {
            for (var kind : kinds) {
                assertThat(texts).containsKey(prefix + kind.name());
            }
        });
    }
}
