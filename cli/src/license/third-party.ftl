Libraries that come with Lacuna, in lib/. Under each jar stand the licences that it may be used under, then where it comes
from. A jar whose name ends with a platform holds natives of the library of that name, and stands under it. LICENSE beside
this file is Apache-2.0; other texts, and what some jars hold besides, stand below the list.

<#list dependencyMap as entry>
<#assign library = entry.getKey()>
<#assign artifact = library.artifact>
${artifact.artifactId}-${artifact.version}.jar
  licence: <#list entry.getValue() as licence>${licence}<#sep>, or </#list>
  from:    ${artifact.groupId}:${artifact.artifactId}:${artifact.version}<#if library.url??>, ${library.url}</#if>

</#list>
What the jars hold besides

openblas, with the name of a platform
  OpenBLAS: BSD-3-Clause, Copyright (c) 2011-2014, The OpenBLAS Project; with LAPACK: BSD-3-Clause, Copyright (c) 1992-2013
  The University of Tennessee, The University of Tennessee Research Foundation, The University of California Berkeley and
  The University of Colorado Denver
  libgfortran, libgcc_s: GPL-3.0 with the GCC Runtime Library Exception 3.1; libquadmath: LGPL-2.0-or-later; the Free Software
  Foundation, https://gcc.gnu.org
nd4j-native, with the name of a platform
  libgomp: GPL-3.0 with the GCC Runtime Library Exception 3.1; the Free Software Foundation, https://gcc.gnu.org
protobuf (ND4J's copy)
  protobuf-java: BSD-3-Clause, Copyright 2008 Google Inc.; Guava: Apache-2.0
guava, jackson (ND4J's copies)
  Guava, Jackson, SnakeYAML, Woodstox: Apache-2.0; Stax2 API: BSD-2-Clause; jsr305: BSD-3-Clause
deeplearning4j-nlp
  SentiWordNet 3.0, a table of words that Lacuna does not read: CC BY-SA 3.0, Copyright 2010 ISTI-CNR
jline-terminal, jline-native
  Copyright (c) 2002-2015, the original author or authors
progressbar
  Copyright (c) 2015-2020 Tongfei Chen

The MIT licence

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software
is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

The BSD licence with three clauses

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following
conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products
   derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING,
BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT
SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING
NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
