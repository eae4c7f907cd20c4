/**
 * The panel of the block editor: the list of quotations, and their marks in the text.
 */
( function ( wp ) {
	'use strict';

	var el = wp.element.createElement;
	var __ = wp.i18n.__;
	var data = wp.data;
	var SOURCE = 'on-record';
	var sidebars = wp.editor && wp.editor.PluginSidebar ? wp.editor : wp.editPost;

	function annotations() {
		var store = data.dispatch( 'core/annotations' );
		return store && store.__experimentalAddAnnotation ? store : null;
	}

	/** The places where a block holds text that can be marked: block, attribute, text. */
	function places( blocks ) {
		return blocks.reduce( function ( found, block ) {
			var type = wp.blocks.getBlockType( block.name );
			Object.keys( ( type && type.attributes ) || {} ).forEach( function ( name ) {
				var source = type.attributes[ name ].source;
				if ( ( source === 'html' || source === 'rich-text' ) && block.attributes[ name ] ) {
					var html = String( block.attributes[ name ] );
					found.push( { block: block.clientId, attribute: name, text: wp.richText.create( { html: html } ).text } );
				}
			} );
			return found.concat( places( block.innerBlocks ) );
		}, [] );
	}

	/** Words as a pattern, in which any white space stands for any other. */
	function pattern( words ) {
		var parts = words.split( /\s+/ ).map( function ( part ) {
			return part.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' );
		} );
		return '(' + parts.join( '\\s+' ) + ')';
	}

	/**
	 * Where the spans of quotations stand: { quotation, block, attribute, start, end }. A span that stands in no block by
	 * itself is left out.
	 */
	function locate( answer, blocks ) {
		var all = places( blocks );
		var used = {};
		var found = [];
		answer.quotations.forEach( function ( quotation ) {
			quotation.spans.forEach( function ( span ) {
				var at = place( all, answer.text, span, used );
				if ( at ) {
					found.push( Object.assign( { quotation: quotation.id }, at ) );
				}
			} );
		} );
		return found;
	}

	/**
	 * The first place of a span that no other has taken; takes it. The words before it in its paragraph, which must be
	 * the same, tell it from the same words in a heading, say.
	 */
	function place( all, text, span, used ) {
		var before = text.slice( Math.max( 0, span.start - 24 ), span.start ).split( '\n' ).pop();
		for ( var i = 0; i < all.length; i++ ) {
			var look = new RegExp( pattern( before ) + pattern( span.exact ), 'g' );
			var match = look.exec( all[ i ].text );
			while ( match ) {
				var start = match.index + match[ 1 ].length;
				if ( ! used[ i + ':' + start ] ) {
					used[ i + ':' + start ] = true;
					return { block: all[ i ].block, attribute: all[ i ].attribute, start: start, end: start + match[ 2 ].length };
				}
				match = look.exec( all[ i ].text );
			}
		}
		return null;
	}

	function unmark() {
		var store = annotations();
		if ( store ) {
			store.__experimentalRemoveAnnotationsBySource( SOURCE );
		}
	}

	/** Mark what was found; the text itself is not touched. */
	function mark( found ) {
		var store = annotations();
		unmark();
		found.forEach( function ( at, number ) {
			if ( store ) {
				store.__experimentalAddAnnotation( {
					source: SOURCE,
					id: SOURCE + '-' + number,
					blockClientId: at.block,
					richTextIdentifier: at.attribute,
					range: { start: at.start, end: at.end },
					selector: 'range',
				} );
			}
		} );
	}

	/** Select the block of a place and bring it into view, in the frame of the editor or without one. */
	function go( at ) {
		data.dispatch( 'core/block-editor' ).selectBlock( at.block );
		var frame = document.querySelector( 'iframe[name="editor-canvas"]' );
		var page = frame ? frame.contentDocument : document;
		var block = page.querySelector( '[data-block="' + at.block + '"]' );
		if ( block ) {
			block.scrollIntoView( { block: 'center' } );
			block.focus();
		}
	}

	function content() {
		return data.select( 'core/editor' ).getEditedPostContent();
	}

	function read() {
		var editor = data.select( 'core/editor' );
		return { post: editor.getCurrentPostId(), title: editor.getEditedPostAttribute( 'title' ) || '', content: content() };
	}

	/** The list, and the marks that go when the text is edited. */
	function Panel() {
		var kept = wp.element.useState( { found: [], content: null } );
		var marked = kept[ 0 ];
		var now = data.useSelect( content, [] );
		var isOld = marked.content !== null && marked.content !== now;

		wp.element.useEffect(
			function () {
				if ( isOld ) {
					unmark();
				}
			},
			[ isOld ]
		);

		wp.element.useEffect( function () {
			return unmark; // When the panel is closed.
		}, [] );

		function onFound( answer ) {
			var found = locate( answer, data.select( 'core/block-editor' ).getBlocks() );
			mark( found );
			kept[ 1 ]( { found: found, content: content() } );
		}

		function onGo( quotation ) {
			var at = marked.found.filter( function ( place ) {
				return place.quotation === quotation.id;
			} )[ 0 ];
			if ( at ) {
				go( at );
			}
		}

		return el(
			'div',
			{ className: 'on-record-panel' },
			el( window.onRecord.Quotations, {
				read: read,
				onFound: onFound,
				onGo: onGo,
				note: isOld ? __( 'The text was edited since. Find quotations again to mark them.', 'on-record' ) : null,
			} )
		);
	}

	wp.plugins.registerPlugin( 'on-record', {
		icon: 'format-quote',
		render: function () {
			var title = __( 'On Record', 'on-record' );
			return el(
				wp.element.Fragment,
				null,
				el( sidebars.PluginSidebarMoreMenuItem, { target: 'on-record' }, title ),
				el( sidebars.PluginSidebar, { name: 'on-record', title: title }, el( Panel ) )
			);
		},
	} );
} )( window.wp );
