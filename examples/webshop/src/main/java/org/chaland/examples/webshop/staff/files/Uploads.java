package org.chaland.examples.webshop.staff.files;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chaland.backoffice.CustomerImport.KnownAddresses;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.site.Secrets;
import org.chaland.examples.webshop.staff.files.CsvReading.Readable;
import org.springframework.stereotype.Component;

/**
 * Files whose columns wait for a person to confirm them, kept in memory for an hour, a few at a time. Safe for use by several threads.
 */
@Component
class Uploads {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 4;

    private final Clock clock;
    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    Uploads(Clock clock) {
        this.clock = clock;
    }

    synchronized Upload keep(Staff staff, byte[] bytes, Readable reading, KnownAddresses known) {
        forget();
        var upload = new Upload(Secrets.random(), staff.id(), clock.instant(), bytes, reading, known, Map.of());
        uploads.put(upload.id(), upload);
        new ArrayList<>(uploads.keySet())
                .stream().limit(Math.max(0, uploads.size() - MOST)).forEach(uploads::remove);
        return upload;
    }

    /** Empty for whoever did not upload it. */
    synchronized Optional<Upload> find(String id, Staff staff) {
        forget();
        return Optional.ofNullable(uploads.get(id))
                .filter(upload -> upload.owner().equals(staff.id()));
    }

    synchronized void replace(Upload upload) {
        uploads.replace(upload.id(), upload);
    }

    synchronized void remove(Upload upload) {
        uploads.remove(upload.id());
    }

    private void forget() {
        var longAgo = clock.instant().minus(KEPT);
        uploads.values().removeIf(upload -> longAgo.isAfter(upload.at()));
    }

    /**
     * One file. Its text form leaves out what it holds.
     *
     * @param choices the paths of fields that a person has chosen, by the names of the columns; empty before
     */
    record Upload(
            String id,
            String owner,
            Instant at,
            byte[] bytes,
            Readable reading,
            KnownAddresses known,
            Map<String, String> choices) {

        Upload with(KnownAddresses chosen, Map<String, String> paths) {
            return new Upload(id, owner, at, bytes, reading, chosen, paths);
        }

        /** The same file in another encoding; the same if it makes no sense in it. */
        Upload in(Charset encoding) {
            return CsvText.read(bytes, encoding) instanceof Readable other
                    ? new Upload(id, owner, at, bytes, other, known, Map.of())
                    : this;
        }

        CsvFile file() {
            return reading.file();
        }

        @Override
        public String toString() {
            return "Upload[" + id + "]";
        }
    }
}
