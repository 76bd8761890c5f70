/** What errors along traces say about services. */
@NullMarked
package io.ailog.service;

import org.jspecify.annotations.NullMarked;
