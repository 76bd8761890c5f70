package io.ailog.service;

import io.ailog.signature.Signature;

/** What is told apart in a window. */
public interface KnownNames {
    /** The service itself, or the one for which its errors count. */
    Service service(Service service);

    /** The signature itself, or the one for which its errors at a service count. */
    Signature signature(Service service, Signature signature);
}
