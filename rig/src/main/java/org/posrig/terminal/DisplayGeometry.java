package org.posrig.terminal;

import java.nio.charset.Charset;

/**
 * What a display line carries.
 *
 * @param charset how texts are coded
 * @param columns half-width columns, 1 to 132
 * @param rows 1 to 60
 */
public record DisplayGeometry(DisplayProtocol protocol, Charset charset, int columns, int rows) {}
