package org.chaland.backoffice;

import java.util.List;
import org.chaland.internal.Parts;
import org.chaland.prefill.ShopForms;
import org.chaland.text.Messages;

/** Begins imports: looks at the header of a file before any row is fed. */
final class Imports {

    private final Parts parts;
    private final ShopForms forms;
    private final Creation creation;
    private final Access access;
    private final Messages messages;

    Imports(Parts parts, ShopForms forms, Creation creation, Access access, Messages messages) {
        this.parts = parts;
        this.forms = forms;
        this.creation = creation;
        this.access = access;
        this.messages = messages;
    }

    ImportStart begin(List<String> columns, CustomerImport.Request request) {
        var header = ImportHeader.read(columns, forms.rules(request.shop()), messages);
        return header.fault()
                .<ImportStart>map(fault -> fault)
                .orElseGet(() -> new ImportStart.Ready(
                        new CustomerImport(parts, forms, creation, access, header, request), header.passedOver()));
    }
}
