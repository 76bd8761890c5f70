package io.ailog.window;

import java.util.List;

/** The checks of one part of an installation. Making the list asks for no setting and no server. */
public interface Checks {
    List<Check> checks();
}
